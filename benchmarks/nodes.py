"""Places and groups from the bottom up, in plain Python: a few thousand nodes, the last and smallest part of the twins' work."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from meanings import Meanings

Node = tuple[object, ...]  # slice, level, state, part, county, site, group
Range = list[int]
DEEPEST = 4
PLACES = slice(2, 6)


def by_state(own: Iterable[tuple[object, ...]], meanings: Meanings) -> dict[str, Range]:
    """People low and high by state or area; areas stand beside their states."""
    nodes = lifted(own, meanings)
    return {area: nodes.get(("", 1, area, None, None, None, "ALL"), [0, 0]) for area in meanings.areas}


def by_layer(own: Iterable[tuple[object, ...]], meanings: Meanings) -> dict[str, Range]:
    """People low and high by layer, for the country."""
    nodes = lifted(own, meanings)
    return {layer: nodes.get((layer, 0, None, None, None, None, "ALL"), [0, 0]) for layer in meanings.layers}


def lifted(own: Iterable[tuple[object, ...]], meanings: Meanings) -> dict[Node, Range]:
    """Every node with its range: what stands at a place itself is a rival of the sum of what is below it, never an addend."""
    told: dict[int, list[tuple[Node, int, int]]] = defaultdict(list)
    for *node, low, high in own:
        told[int(node[1])].append((_at_level(tuple(node)), int(low), int(high)))
    nodes: dict[Node, Range] = {}
    below: dict[Node, Range] = {}
    for level in range(DEEPEST, -1, -1):
        here = _of_children(below, level)
        for node, low, high in told[level]:
            one = here.setdefault(node, [0, 0])
            one[:] = [max(one[0], low), one[1] + high]
        below = _with_groups(here, meanings.parents)
        nodes |= below
    return _with_highs(nodes, meanings.parents)


def _at_level(node: Node) -> Node:
    kept = [place if at < int(node[1]) else None for at, place in enumerate(node[PLACES])]
    return (*node[:2], *kept, node[6])


def _of_children(below: dict[Node, Range], level: int) -> dict[Node, Range]:
    sums: dict[Node, Range] = {}
    for node, (low, high) in below.items():
        one = sums.setdefault(_at_level((node[0], level, *node[2:])), [0, 0])
        one[:] = [one[0] + low, one[1] + high]
    return sums


def _with_groups(here: dict[Node, Range], parents: dict[str, str]) -> dict[Node, Range]:
    """Returnees above theirs, then "not disaggregated" above all groups that stand under it."""
    found = {node: list(span) for node, span in here.items()}
    for is_top in (False, True):
        sums: dict[Node, int] = defaultdict(int)
        for node, (low, _) in found.items():
            parent = parents[str(node[6])]
            if parent and (parent == "ALL") == is_top:
                sums[(*node[:6], parent)] += low
        for node, low in sums.items():
            one = found.setdefault(node, [0, 0])
            one[0] = max(one[0], low)
    return found


def _with_highs(nodes: dict[Node, Range], parents: dict[str, str]) -> dict[Node, Range]:
    highs: dict[Node, int] = defaultdict(int)
    for node, (_, high) in nodes.items():
        group = str(node[6])
        while group:
            highs[(*node[:6], group)] += high
            group = parents[group]
    return {
        node: [nodes.get(node, [0, 0])[0], max(high, nodes.get(node, [0, 0])[0])]
        for node, high in highs.items()
    }
