//! A plain table: our own columns, or others named by `--column`. One row an order line.
//!
//! What must stay true: a table that is cut into pieces, one for each core, gives the rows it gives
//! as a whole, in the same order.

use std::{
    collections::BTreeMap,
    path::Path,
    sync::{
        Mutex, PoisonError,
        mpsc::{Receiver, channel},
    },
    thread,
};

use crate::{
    error::BuilderError,
    input::{Format, Pieces, Rows},
    order_log::Intake,
    shares::cores,
    table::{Column, Row, Table},
};

use super::{
    super::{row::OrderRow, tray::Tray},
    Columns,
    plain::{PARTS, Plain},
    standing,
};

pub(super) fn read(mut table: Table, intake: &mut Intake) -> Result<(), BuilderError> {
    let status = table.column("status")?;
    let columns = Columns {
        order: Some(table.required("order_id")?),
        item: Some(table.required("item_id")?),
        shopper: table.column("user_id")?,
        timestamp: table.column("timestamp")?,
        quantity: table.column("quantity")?,
        price: table.column("price")?,
        others: vec![status],
    };
    columns.announce(&mut table, Format::Table, intake);
    if let Some(pieces) = table.pieces() {
        return read_pieces(pieces, table.file(), &columns, intake);
    }
    while let Some(row) = table.next_of_any_length()? {
        columns.take(intake.current(), &row);
        intake.put_down_if_full();
    }
    Ok(())
}

/// Every core fetches and reads piece after piece, while the trays that are full are taken in.
fn read_pieces(
    pieces: Box<dyn Pieces + Send>,
    file: &Path,
    columns: &Columns,
    intake: &mut Intake,
) -> Result<(), BuilderError> {
    let (empty, trays) = channel();
    let (done, full) = channel();
    let queue = Mutex::new(Queue { pieces, begun: 0, trays });
    // Trays are taken in by the thread that owns the log: its memory stays in one place.
    thread::scope(|scope| {
        for _ in 0..cores() {
            let (done, queue) = (done.clone(), &queue);
            scope.spawn(move || {
                while let Some(Begun { place, rows, tray }) = Queue::next(queue) {
                    let read = rows.and_then(|rows| columns.fill(tray, Table::of(file, rows)));
                    // Nobody takes it once another piece could not be read.
                    if done.send((place, read)).is_err() {
                        return;
                    }
                }
            });
        }
        drop(done);
        // Gone with this thread's work, so that nobody waits for more.
        let empty = empty;
        // One more than there are cores, and nobody waits for one to be taken in.
        for _ in 0..=cores() {
            let _ = empty.send(intake.tray());
        }
        let (mut waiting, mut taken) = (BTreeMap::new(), 0);
        for (place, read) in full {
            waiting.insert(place, read);
            // In the order of the file, and the first error of the file, not of the clock.
            while let Some(read) = waiting.remove(&taken) {
                intake.take(read?);
                taken += 1;
                let _ = empty.send(intake.tray());
            }
        }
        Ok(())
    })
}

/// The pieces nobody has begun, and trays to put them on.
struct Queue {
    pieces: Box<dyn Pieces + Send>,
    begun: usize,
    trays: Receiver<Tray>,
}

/// A piece, and its place among all.
struct Begun {
    place: usize,
    rows: Result<Box<dyn Rows + Send>, BuilderError>,
    tray: Tray,
}

impl Queue {
    /// The next piece, once there is a tray.
    fn next(queue: &Mutex<Self>) -> Option<Begun> {
        let mut queue = queue.lock().unwrap_or_else(PoisonError::into_inner);
        let tray = queue.trays.recv().ok()?;
        let rows = queue.pieces.next().transpose()?;
        queue.begun += 1;
        Some(Begun { place: queue.begun - 1, rows, tray })
    }
}

impl Columns {
    /// Puts every row of a piece on a tray.
    fn fill(&self, mut tray: Tray, mut table: Table) -> Result<Tray, BuilderError> {
        let mut plain = Plain::default();
        if !table.each_batch(&self.all(), |batch| plain.take(&mut tray, batch, put))? {
            while let Some(row) = table.next_of_any_length()? {
                self.take(&mut tray, &row);
            }
        }
        Ok(tray)
    }

    fn take(&self, tray: &mut Tray, row: &Row) {
        match row.whole() {
            Ok(()) => put(tray, row.line(), self.all().map(|column| row.text(column))),
            Err(error) => tray.reading.give_up(error),
        }
    }

    /// In the order in which [`put`] has their values.
    fn all(&self) -> [Option<Column>; PARTS] {
        let Self { order, item, shopper, timestamp, quantity, price, others } = self;
        let status = others.first().copied().flatten();
        [*order, *item, *shopper, *timestamp, *quantity, *price, status]
    }
}

fn put(tray: &mut Tray, place: u64, values: [&str; PARTS]) {
    let [order, item, shopper, timestamp, quantity, price, status] = values;
    let why = if status.is_empty() { None } else { standing::left_out(status) };
    match why {
        Some(why) => tray.reading.leave_out(why),
        None => tray.row(&OrderRow { order, item, shopper, timestamp, quantity, price, place }),
    }
}
