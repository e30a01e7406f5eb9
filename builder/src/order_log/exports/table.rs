//! A plain table: our own columns, or others named by `--column`. One row an order line.
//!
//! What must stay true: a table that is cut into pieces, one for each core, gives the rows it gives
//! as a whole, in the same order.

use std::{
    sync::mpsc::{Receiver, Sender, channel},
    thread::{self, Scope},
};

use crate::{
    error::BuilderError,
    input::{Format, Pieces},
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
        return read_pieces(pieces, &table, &columns, intake);
    }
    while let Some(row) = table.next_of_any_length()? {
        columns.take(intake.current(), &row);
        intake.put_down_if_full();
    }
    Ok(())
}

/// Every core reads pieces, each in turn, while the trays that are full are taken in.
fn read_pieces(
    mut pieces: Box<dyn Pieces + Send>,
    table: &Table,
    columns: &Columns,
    intake: &mut Intake,
) -> Result<(), BuilderError> {
    let cores = cores();
    // Trays are taken in by the thread that owns the log: its memory stays in one place.
    thread::scope(|scope| {
        let desks: Vec<_> = (0..cores).map(|_| Desk::open(scope, columns)).collect();
        let (mut begun, mut taken) = (0, 0);
        let mut rest = Ok(());
        loop {
            while rest.is_ok() && begun <= taken + cores {
                match pieces.next() {
                    Ok(Some(rows)) => {
                        desks[begun % cores].give(table.part(rows), intake.tray());
                        begun += 1;
                    }
                    Ok(None) => break,
                    Err(error) => rest = Err(error),
                }
            }
            if taken == begun {
                return rest;
            }
            // The first error of the file, not of the clock.
            let Some(tray) = desks[taken % cores].take() else { return rest };
            intake.take(tray?);
            taken += 1;
        }
    })
}

/// Where one core reads piece after piece.
struct Desk {
    empty: Sender<(Table, Tray)>,
    full: Receiver<Result<Tray, BuilderError>>,
}

impl Desk {
    fn open<'scope>(scope: &'scope Scope<'scope, '_>, columns: &'scope Columns) -> Self {
        let (empty, to_do) = channel::<(Table, Tray)>();
        let (done, full) = channel();
        scope.spawn(move || {
            for (mut table, mut tray) in to_do {
                let read = columns.fill(&mut tray, &mut table).map(|()| tray);
                // Nobody takes it once another piece could not be read.
                if done.send(read).is_err() {
                    return;
                }
            }
        });
        Self { empty, full }
    }

    /// A piece, and a tray to put it on.
    fn give(&self, table: Table, tray: Tray) {
        // Where nobody is there any more, nothing will be there to take.
        let _ = self.empty.send((table, tray));
    }

    /// The next tray in order; none where reading has panicked.
    fn take(&self) -> Option<Result<Tray, BuilderError>> {
        self.full.recv().ok()
    }
}

impl Columns {
    /// Takes every row of a piece.
    fn fill(&self, tray: &mut Tray, table: &mut Table) -> Result<(), BuilderError> {
        let mut plain = Plain::default();
        if table.each_batch(&self.all(), |batch| plain.take(tray, batch, put))? {
            return Ok(());
        }
        while let Some(row) = table.next_of_any_length()? {
            self.take(tray, &row);
        }
        Ok(())
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
