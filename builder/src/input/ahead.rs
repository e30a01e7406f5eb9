//! Rows read ahead on a thread of their own, while those before them are taken in.
//!
//! What must stay true: the rows, their order and the first error are those of the reader behind;
//! it is never more than a few batches ahead.

use std::{
    sync::mpsc::{Receiver, Sender, SyncSender, channel, sync_channel},
    thread,
};

use csv::StringRecord;

use crate::error::BuilderError;

use super::{Pieces, Rows};

/// Rows handed over at a time, and how many such batches wait.
const BATCH: usize = 1_024;
const WAITING: usize = 4;

/// Reads ahead of whoever asks for rows.
pub(super) struct Ahead {
    headers: Vec<String>,
    unit: &'static str,
    /// Until the first row is asked for: which columns are wanted is known only then.
    idle: Option<Box<dyn Rows + Send>>,
    /// Batches as they come, and spent ones on their way back to be filled again.
    read: Option<(Receiver<Read>, Sender<Batch>)>,
    batch: Batch,
    at: usize,
}

type Read = Result<Batch, BuilderError>;

#[derive(Default)]
struct Batch {
    rows: Vec<(u64, StringRecord)>,
    filled: usize,
}

impl Ahead {
    pub(super) fn of(rows: Box<dyn Rows + Send>) -> Self {
        Self {
            headers: rows.headers().to_vec(),
            unit: rows.unit(),
            idle: Some(rows),
            read: None,
            batch: Batch::default(),
            at: 0,
        }
    }

    fn start(&mut self) {
        if let Some(rows) = self.idle.take() {
            let (send, receive) = sync_channel(WAITING);
            let (give_back, spent) = channel();
            thread::spawn(move || read_all(rows, &send, &spent));
            self.read = Some((receive, give_back));
        }
    }

    /// The next batch; empty at the end.
    fn next_batch(&mut self) -> Result<(), BuilderError> {
        let Some((receive, give_back)) = &self.read else { return Ok(()) };
        let next = receive.recv().unwrap_or_else(|_| Ok(Batch::default()))?;
        let spent = std::mem::replace(&mut self.batch, next);
        self.at = 0;
        // At the end of the file nobody is there to take it.
        let _ = give_back.send(spent);
        Ok(())
    }
}

impl Rows for Ahead {
    fn headers(&self) -> &[String] {
        &self.headers
    }

    fn only(&mut self, is_wanted: &dyn Fn(&str) -> bool) {
        if let Some(rows) = &mut self.idle {
            rows.only(is_wanted);
        }
    }

    fn next(&mut self, row: &mut StringRecord) -> Result<Option<u64>, BuilderError> {
        self.start();
        if self.at == self.batch.filled {
            self.next_batch()?;
        }
        if self.batch.filled == 0 {
            return Ok(None);
        }
        let (place, read) = &mut self.batch.rows[self.at];
        self.at += 1;
        std::mem::swap(row, read);
        Ok(Some(*place))
    }

    fn unit(&self) -> &'static str {
        self.unit
    }

    fn pieces(&mut self) -> Option<Box<dyn Pieces + Send>> {
        self.idle.as_mut()?.pieces()
    }
}

fn read_all(mut rows: Box<dyn Rows + Send>, send: &SyncSender<Read>, spent: &Receiver<Batch>) {
    loop {
        let mut batch = spent.try_recv().unwrap_or_default();
        batch.rows.resize_with(BATCH, Default::default);
        batch.filled = 0;
        while batch.filled < BATCH {
            let (place, row) = &mut batch.rows[batch.filled];
            match rows.next(row) {
                Ok(Some(at)) => *place = at,
                Ok(None) => {
                    let _ = send.send(Ok(batch));
                    return;
                }
                Err(error) => {
                    // An empty batch would be the end.
                    if batch.filled > 0 {
                        let _ = send.send(Ok(batch));
                    }
                    let _ = send.send(Err(error));
                    return;
                }
            }
            batch.filled += 1;
        }
        if send.send(Ok(batch)).is_err() {
            return;
        }
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::input::Delimited;

    #[test]
    fn rows_read_ahead_are_the_rows_of_the_file_in_their_order() {
        for count in [0, 1, BATCH, 5 * BATCH + 3] {
            let rows: Vec<_> = (0..count).map(|row| format!("{row},tent\n")).collect();
            let text = format!("order_id,item_id\n{}", rows.concat()).into_bytes();
            let text = Box::new(std::io::Cursor::new(text));
            let reader = Delimited::read(Path::new("orders.csv"), text).unwrap();
            let (mut ahead, mut row) = (Ahead::of(Box::new(reader)), StringRecord::new());
            for wanted in 0..count {
                assert_eq!(ahead.next(&mut row).unwrap(), Some(wanted as u64 + 2));
                assert_eq!(row[0], wanted.to_string());
            }
            assert_eq!(ahead.next(&mut row).unwrap(), None);
        }
    }

    #[test]
    fn an_error_comes_after_the_rows_before_it() {
        struct Breaks(usize);
        impl Rows for Breaks {
            fn headers(&self) -> &[String] {
                &[]
            }
            fn only(&mut self, _: &dyn Fn(&str) -> bool) {}
            fn next(&mut self, _: &mut StringRecord) -> Result<Option<u64>, BuilderError> {
                self.0 = self.0.checked_sub(1).ok_or(BuilderError::Usage("broken".into()))?;
                Ok(Some(1))
            }
            fn unit(&self) -> &'static str {
                "row"
            }
        }
        for rows in [0, 3, BATCH] {
            let (mut ahead, mut row) = (Ahead::of(Box::new(Breaks(rows))), StringRecord::new());
            for _ in 0..rows {
                assert!(ahead.next(&mut row).unwrap().is_some());
            }
            assert!(ahead.next(&mut row).is_err());
        }
    }
}
