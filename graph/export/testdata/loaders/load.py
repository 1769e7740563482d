"""Reads exported files with NetworkX and Python's csv, and prints what they
hold as one JSON object a line: {"nodes": {name: {...}}, "edges": [[...]]}.

Arguments: pairs of format and file.
"""

import csv
import json
import sys
import zipfile
import io

import networkx as nx
from networkx.readwrite import gexf

# Debian's NetworkX 2.8 knows GEXF up to 1.2; its reader is the same.
gexf.GEXF.versions.setdefault("1.3", {
    "NS_GEXF": "http://gexf.net/1.3",
    "NS_VIZ": "http://gexf.net/1.3/viz",
    "NS_XSI": "http://www.w3.org/2001/XMLSchema-instance",
    "SCHEMALOCATION": "http://gexf.net/1.3 http://gexf.net/1.3/gexf.xsd",
    "VERSION": "1.3",
})


def graph(g, name):
    label = {n: d.get(name, n) for n, d in g.nodes(data=True)}
    return {
        "nodes": {str(n): label[n] for n in g.nodes},
        "edges": sorted([str(u), str(v), float(d.get("weight", 0)), titles(d)] for u, v, d in g.edges(data=True)),
        "directed": g.is_directed(),
    }


def titles(d):
    if "evidence" in d:
        return " | ".join(e["title"].replace("|", "¦") if len(d["evidence"]) > 1 else e["title"] for e in d["evidence"])
    return d.get("titles", d.get("l", ""))


def plain(cell):
    """Takes away the apostrophe before what would begin as a formula."""
    rest = cell.lstrip("'")
    if cell.startswith("'") and rest and rest[0] in "=+-@\t\r\n＝＋－＠":
        return cell[1:]
    return cell


def rows(text):
    return list(csv.DictReader(io.StringIO(text, newline="")))


def tables(nodes, edges):
    return {
        "nodes": {r["Id"]: plain(r["Label"]) for r in nodes},
        "edges": sorted([r["Source"], r["Target"], float(r["Weight"]), plain(r["titles"])] for r in edges),
        "directed": any(r["Type"] == "Directed" for r in edges),
    }


def load(kind, path):
    if kind in ("gexf", "gexf-dynamic"):
        return graph(nx.read_gexf(path), "label")
    if kind == "graphml":
        return graph(nx.read_graphml(path), "label")
    if kind == "pajek":
        return graph(nx.read_pajek(path), "no such attribute")
    if kind == "csv":
        with zipfile.ZipFile(path) as z:
            return tables(rows(z.read("nodes.csv").decode()), rows(z.read("edges.csv").decode()))
    with open(path, encoding="utf-8", newline="") as f:
        text = f.read()
    if kind == "json":
        d = json.loads(text)
        try:
            g = nx.node_link_graph(d, edges="links")
        except TypeError:  # before 3.4
            g = nx.node_link_graph(d, link="links")
        return graph(g, "name")
    if kind == "cytoscape":
        return graph(nx.cytoscape_graph(json.loads(text)), "name")
    if kind == "palladio":
        r = rows(text)
        return {
            "nodes": {n: n for x in r for n in (plain(x["Source"]), plain(x["Target"]))},
            "edges": sorted([plain(x["Source"]), plain(x["Target"]), float(x["Weight"]), plain(x["Titles"])] for x in r),
            "directed": False,
        }
    raise SystemExit(f"no loader for {kind}")


for kind, path in zip(sys.argv[1::2], sys.argv[2::2]):
    json.dump(load(kind, path), sys.stdout)
    print()
