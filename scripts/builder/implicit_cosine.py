"""The fastest peer: item-item cosine of implicit, K = 64. In: an order log as Parquet, and the
file to write. Out: its model, as it saves it."""

import sys

import numpy
import pyarrow.parquet
from implicit.nearest_neighbours import CosineRecommender
from scipy.sparse import coo_matrix

log = pyarrow.parquet.read_table(sys.argv[1], columns=["order_id", "item_id"])
order, item = (
    log.column(name).combine_chunks().dictionary_encode() for name in ("order_id", "item_id")
)
places = (order.indices.to_numpy(), item.indices.to_numpy())
held = numpy.ones(len(places[0]), dtype=numpy.float32)
baskets = coo_matrix((held, places), shape=(len(order.dictionary), len(item.dictionary))).tocsr()
del log, order, item, places, held
model = CosineRecommender(K=64)
model.fit(baskets, show_progress=False)
model.save(sys.argv[2])
