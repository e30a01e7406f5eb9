//! A plain table: our own columns, or others named by `--column`. One row an order line.
//!
//! What must stay true: a table that is cut into pieces, one for each core, gives the rows it gives
//! as a whole, in the same order.

use std::{
    panic::resume_unwind,
    thread::{self, ScopedJoinHandle},
};

use crate::{
    error::BuilderError,
    input::{Format, Pieces},
    order_log::Intake,
    table::{Column, Row, Table},
};

use super::{
    super::tray::{OrderRow, Tray},
    Columns, standing,
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

/// While some pieces are read, those before them are taken in.
fn read_pieces(
    mut pieces: Box<dyn Pieces + Send>,
    table: &Table,
    columns: &Columns,
    intake: &mut Intake,
) -> Result<(), BuilderError> {
    let at_once = thread::available_parallelism().map_or(1, usize::from);
    let mut read: Vec<Tray> = Vec::new();
    loop {
        let mut empty = Vec::new();
        while empty.len() < at_once
            && let Some(rows) = pieces.next()?
        {
            empty.push((table.part(rows), intake.tray()));
        }
        if empty.is_empty() && read.is_empty() {
            return Ok(());
        }
        // Trays are taken in by the thread that owns the log: its memory stays in one place.
        read = thread::scope(|scope| {
            let fill = |(mut table, mut tray): (Table, Tray)| {
                scope.spawn(move || columns.fill(&mut tray, &mut table).map(|()| tray))
            };
            let filling: Vec<_> = empty.into_iter().map(fill).collect();
            for tray in read {
                intake.take(tray);
            }
            // The first error of the file, not of the clock.
            filling.into_iter().map(filled).collect::<Result<_, _>>()
        })?;
    }
}

fn filled(thread: ScopedJoinHandle<Result<Tray, BuilderError>>) -> Result<Tray, BuilderError> {
    thread.join().unwrap_or_else(|panic| resume_unwind(panic))
}

impl Columns {
    /// Takes every row of a piece.
    fn fill(&self, tray: &mut Tray, table: &mut Table) -> Result<(), BuilderError> {
        if table.each_of_columns(self.all(), |place, values| put(tray, place, values))? {
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
    fn all(&self) -> [Option<Column>; 7] {
        let Self { order, item, shopper, timestamp, quantity, price, others } = self;
        let status = others.first().copied().flatten();
        [*order, *item, *shopper, *timestamp, *quantity, *price, status]
    }
}

fn put(tray: &mut Tray, place: u64, values: [&str; 7]) {
    let [order, item, shopper, timestamp, quantity, price, status] = values;
    let why = if status.is_empty() { None } else { standing::left_out(status) };
    match why {
        Some(why) => tray.reading.leave_out(why),
        None => tray.row(&OrderRow { order, item, shopper, timestamp, quantity, price, place }),
    }
}
