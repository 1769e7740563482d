"""Times NetworkX on rows of "a,b" for each two parties of an interaction, and
prints {"work": seconds} as JSON. Arguments: the rows, then a,b of the chain."""

import csv
import io
import json
import sys
import time

import networkx as nx

with open(sys.argv[1], newline="") as f:
    rows = list(csv.reader(f))
chain = sys.argv[2], sys.argv[3]
out = {}


def timed(name, work, times=1):
    start = time.perf_counter()
    for _ in range(times):
        result = work()
    out[name] = (time.perf_counter() - start) / times
    return result


def build():
    g = nx.Graph()
    for a, b in rows:
        if g.has_edge(a, b):
            g[a][b]["weight"] += 1
        else:
            g.add_edge(a, b, weight=1)
    return g


g = timed("build", build)
for _, _, d in g.edges(data=True):
    d["length"] = 1 / d["weight"]
timed("chain", lambda: nx.bidirectional_shortest_path(g, *chain), 20)
timed("strong chain", lambda: nx.bidirectional_dijkstra(g, *chain, weight="length"), 3)
try:
    timed("pagerank", lambda: nx.pagerank(g, tol=1e-6))
except ImportError:  # NetworkX wants SciPy for it
    pass
timed("gexf", lambda: nx.write_gexf(g, io.BytesIO()))
timed("graphml", lambda: nx.write_graphml_xml(g, io.BytesIO()))
json.dump(out, sys.stdout)
