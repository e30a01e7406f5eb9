//! The invented orders as a file: CSV, or Parquet where its name says so.
//!
//! What must stay true: both hold the same lines in the same order, and no more of them are in
//! memory than a row group holds.

use std::{
    fmt::Write as _,
    fs::File,
    io::{BufWriter, Write},
    path::Path,
    sync::Arc,
};

use jiff::Timestamp;
use parquet::{
    basic::Compression,
    data_type::{ByteArray, ByteArrayType, DataType, Int32Type, Int64Type},
    errors::ParquetError,
    file::{
        properties::WriterProperties,
        writer::{SerializedFileWriter, SerializedRowGroupWriter},
    },
    schema::parser::parse_message_type,
};

use super::{
    orders::{Customer, Order, Orders},
    shop::Shop,
};
use crate::{
    error::BuilderError,
    progress::{Progress, Told},
    publish::unwritable,
    unfinished::{Unfinished, finish},
};

const PARQUET: &str = "parquet";
const ROW_GROUP: usize = 1 << 18;
const SCHEMA: &str = "message orders {
    REQUIRED BYTE_ARRAY order_id (STRING);
    OPTIONAL BYTE_ARRAY user_id (STRING);
    REQUIRED INT64 timestamp (TIMESTAMP(MILLIS, true));
    REQUIRED BYTE_ARRAY item_id (STRING);
    REQUIRED INT32 quantity;
}";

/// Writes the orders to `file` and says how many there were.
pub(super) fn write(file: &Path, orders: Orders, progress: &Progress) -> Result<u64, BuilderError> {
    let is_parquet = file.extension().is_some_and(|ending| ending == PARQUET);
    let told = progress.count(format!("inventing {}", file.display()), orders.lines, "lines");
    let new = Unfinished::of(file);
    let written = File::create(new.path()).map_err(Unwritten::from).and_then(|opened| {
        let opened = BufWriter::with_capacity(1 << 20, opened);
        let shop = orders.shop;
        let counted = if is_parquet {
            all(orders, Columns::of(shop, opened)?, &told)?
        } else {
            all(orders, Text::of(shop, opened)?, &told)?
        };
        finish([new])?;
        Ok(counted)
    });
    written.map_err(|error| unwritable(file, &error.0))
}

fn all(orders: Orders, mut log: impl Log, told: &Told) -> Result<u64, Unwritten> {
    let (mut count, mut lines) = (0, 0);
    for order in orders {
        log.take(&order)?;
        count += 1;
        lines += order.lines.len() as u64;
        told.reached(lines);
    }
    log.end()?;
    Ok(count)
}

/// Why the file could not be written.
struct Unwritten(std::io::Error);

impl From<std::io::Error> for Unwritten {
    fn from(error: std::io::Error) -> Self {
        Self(error)
    }
}

impl From<ParquetError> for Unwritten {
    fn from(error: ParquetError) -> Self {
        Self(std::io::Error::other(error))
    }
}

/// A log being written.
trait Log {
    fn take(&mut self, order: &Order) -> Result<(), Unwritten>;
    fn end(self) -> Result<(), Unwritten>;
}

/// What an order is called, and who placed it; nothing for a guest.
fn ids(order: &Order) -> (String, String) {
    let customer = match order.customer {
        Customer::Guest => String::new(),
        Customer::Known(shopper) => format!("cust-{shopper:07}"),
        Customer::Machine(machine) => format!("feed-{machine}"),
    };
    (format!("ORD-{:08}", order.number), customer)
}

struct Text<'a, W> {
    shop: &'a Shop,
    out: W,
    rows: String,
}

impl<'a, W: Write> Text<'a, W> {
    fn of(shop: &'a Shop, mut out: W) -> Result<Self, Unwritten> {
        out.write_all(b"order_id,user_id,timestamp,item_id,quantity\n")?;
        Ok(Self { shop, out, rows: String::new() })
    }
}

impl<W: Write> Log for Text<'_, W> {
    fn take(&mut self, order: &Order) -> Result<(), Unwritten> {
        let (number, customer) = ids(order);
        let placed_at = Timestamp::from_second(order.placed_at).map_err(std::io::Error::other)?;
        let head = format!("{number},{customer},{placed_at},");
        self.rows.clear();
        for (product, pieces) in &order.lines {
            self.rows.push_str(&head);
            self.shop.write_id(*product, &mut self.rows);
            // Writing to a string does not fail.
            let _ = writeln!(self.rows, ",{pieces}");
        }
        self.out.write_all(self.rows.as_bytes())?;
        Ok(())
    }

    fn end(mut self) -> Result<(), Unwritten> {
        self.out.flush()?;
        Ok(())
    }
}

struct Columns<'a, W: Write + Send> {
    shop: &'a Shop,
    out: SerializedFileWriter<W>,
    orders: Vec<ByteArray>,
    customers: Vec<ByteArray>,
    /// By line: 1 where the customer is known.
    is_known: Vec<i16>,
    times: Vec<i64>,
    items: Vec<ByteArray>,
    pieces: Vec<i32>,
}

impl<'a, W: Write + Send> Columns<'a, W> {
    fn of(shop: &'a Shop, out: W) -> Result<Self, Unwritten> {
        let schema = Arc::new(parse_message_type(SCHEMA)?);
        let properties = WriterProperties::builder().set_compression(Compression::SNAPPY).build();
        Ok(Self {
            shop,
            out: SerializedFileWriter::new(out, schema, Arc::new(properties))?,
            orders: Vec::new(),
            customers: Vec::new(),
            is_known: Vec::new(),
            times: Vec::new(),
            items: Vec::new(),
            pieces: Vec::new(),
        })
    }

    fn write_group(&mut self) -> Result<(), Unwritten> {
        let mut group = self.out.next_row_group()?;
        column::<ByteArrayType, _>(&mut group, &self.orders, None)?;
        column::<ByteArrayType, _>(&mut group, &self.customers, Some(&self.is_known))?;
        column::<Int64Type, _>(&mut group, &self.times, None)?;
        column::<ByteArrayType, _>(&mut group, &self.items, None)?;
        column::<Int32Type, _>(&mut group, &self.pieces, None)?;
        group.close()?;
        self.orders.clear();
        self.customers.clear();
        self.is_known.clear();
        self.times.clear();
        self.items.clear();
        self.pieces.clear();
        Ok(())
    }
}

fn column<T: DataType, W: Write + Send>(
    group: &mut SerializedRowGroupWriter<W>,
    values: &[T::T],
    is_known: Option<&[i16]>,
) -> Result<(), Unwritten> {
    if let Some(mut column) = group.next_column()? {
        column.typed::<T>().write_batch(values, is_known, None)?;
        column.close()?;
    }
    Ok(())
}

impl<W: Write + Send> Log for Columns<'_, W> {
    fn take(&mut self, order: &Order) -> Result<(), Unwritten> {
        let (number, customer) = ids(order);
        let is_known = !customer.is_empty();
        let (number, customer) = (ByteArray::from(&*number), ByteArray::from(&*customer));
        for (product, pieces) in &order.lines {
            let mut id = String::new();
            self.shop.write_id(*product, &mut id);
            self.orders.push(number.clone());
            self.is_known.push(i16::from(is_known));
            if is_known {
                self.customers.push(customer.clone());
            }
            self.times.push(order.placed_at * 1_000);
            self.items.push(ByteArray::from(id.into_bytes()));
            self.pieces.push(*pieces);
        }
        if self.items.len() >= ROW_GROUP { self.write_group() } else { Ok(()) }
    }

    fn end(mut self) -> Result<(), Unwritten> {
        if !self.items.is_empty() {
            self.write_group()?;
        }
        self.out.close()?;
        Ok(())
    }
}
