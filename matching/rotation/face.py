"""What is still open after some goals: bounds on the columns, and rows that every choice keeps.

Once a goal is as good as its relaxation, the choices that reach it are those with all columns of
a price at their bound and all rows of a price tight (complementary slackness), so that later goals
are asked over ever fewer columns.
"""

from dataclasses import dataclass, replace

import numpy as np
from scipy.sparse import coo_matrix, csr_matrix, hstack, vstack
from scipy.sparse.csgraph import connected_components

from matching.rotation.problem import BoolArray, IntArray, Problem
from matching.solver.linear import FloatArray


@dataclass(frozen=True, slots=True, kw_only=True)
class Face:
    """``lower`` <= ``matrix`` @ x <= ``upper`` and ``least`` <= x <= ``most``, x integer.

    Parameters
    ----------
    matrix : shape (rows, columns); the first columns are the options of the problem.
    needy : scholars with a column for reaching the least number, in the order of these columns,
        which follow the options.
    stay_cost : of each host's next stays, whose columns are the last; empty before `with_loads`.
    """

    matrix: csr_matrix
    lower: FloatArray
    upper: FloatArray
    least: IntArray
    most: IntArray
    needy: IntArray
    stay_cost: IntArray

    @property
    def free(self) -> IntArray:
        """Columns that are still open."""
        return np.flatnonzero(self.least < self.most)

    def parts(self) -> tuple[int, IntArray]:
        """Parts without a common row: how many, and the part of each free column."""
        links = self.matrix.tocsc()[:, self.free].tocoo()
        rows, columns = self.matrix.shape[0], len(self.free)
        graph = coo_matrix(
            (np.ones(len(links.row)), (links.row, rows + links.col)),
            (rows + columns, rows + columns),
        )
        _, label = connected_components(graph, directed=False)
        _, part = np.unique(label[rows:], return_inverse=True)
        return int(part.max(initial=-1)) + 1, part.astype(np.int64)


def face_of(problem: Problem) -> Face:
    """Everything open: options, a column for each scholar who may reach the least number."""
    needy = np.flatnonzero(problem.need > 0)
    options, seats = problem.options, len(needy)
    firms = int(problem.firm.max(initial=-1)) + 1 if problem.firm_twice else 0
    width = options + seats + firms
    every = np.arange(options)
    rows = [
        _at_most(problem.slot, every, problem.room, width),
        _at_most(problem.scholar, every, problem.wanted, width),
        _at_most(problem.clash, problem.clash_option, _ones(problem.clash), width),
        _enough(problem, needy, width),
        _visits(problem, options + seats, width)
        if problem.firm_twice
        else _at_most(problem.firm, every, _ones(problem.firm), width),
    ]
    return Face(
        matrix=vstack([row.matrix for row in rows], format="csr"),
        lower=np.full(sum(len(row.upper) for row in rows), -np.inf),
        upper=np.concatenate([row.upper for row in rows]),
        least=np.zeros(width, dtype=np.int64),
        most=np.ones(width, dtype=np.int64),
        needy=needy,
        stay_cost=np.empty(0, dtype=np.int64),
    )


def with_loads(problem: Problem, face: Face, x: IntArray) -> tuple[Face, IntArray]:
    """The face, and a choice on it, with a column for each stay that a host may get.

    The k-th stay costs 2k - 1, which sums to the square of the load.
    """
    hosts, options = len(problem.hosts), problem.options
    host = problem.host[problem.slot]
    fixed, most, load = (
        np.bincount(host, weights=values[:options], minlength=hosts).astype(np.int64)
        for values in (face.least, face.most, x)
    )
    room = np.bincount(problem.host, weights=problem.room, minlength=hosts).astype(np.int64)
    stays = np.minimum(most, room) - fixed
    of_host = np.repeat(np.arange(hosts), stays)
    nth = np.arange(len(of_host)) - np.repeat(np.cumsum(stays) - stays, stays)
    count = coo_matrix((np.ones(options), (host, np.arange(options))), (hosts, len(x)))
    units = coo_matrix((-np.ones(len(nth)), (of_host, np.arange(len(nth)))), (hosts, len(nth)))
    nothing = csr_matrix((face.matrix.shape[0], len(nth)))
    matrix = vstack([hstack([face.matrix, nothing]), hstack([count, units])], format="csr")
    wider = replace(
        face,
        matrix=csr_matrix(matrix),
        lower=np.concatenate([face.lower, fixed]),
        upper=np.concatenate([face.upper, fixed]),
        least=np.concatenate([face.least, np.zeros_like(nth)]),
        most=np.concatenate([face.most, np.ones_like(nth)]),
        stay_cost=2 * (nth + fixed[of_host]) + 1,
    )
    return wider, np.concatenate([x, (nth < (load - fixed)[of_host]).astype(np.int64)])


@dataclass(frozen=True, slots=True, kw_only=True)
class _Rows:
    matrix: csr_matrix
    upper: FloatArray


def _at_most(row: IntArray, column: IntArray, most: IntArray, width: int) -> _Rows:
    """Each row's columns sum to at most its number."""
    matrix = coo_matrix((np.ones(len(row)), (row, column)), (len(most), width))
    return _Rows(matrix=csr_matrix(matrix), upper=most.astype(np.float64))


def _ones(number: IntArray) -> IntArray:
    return np.ones(int(number.max(initial=-1)) + 1, dtype=np.int64)


def _enough(problem: Problem, needy: IntArray, width: int) -> _Rows:
    """A scholar reaches the least number only with as many new firms as are missing."""
    row_of = np.full(len(problem.scholars), -1)
    row_of[needy] = np.arange(len(needy))
    helps = np.flatnonzero((row_of[problem.scholar] >= 0) & problem.fresh)
    if problem.firm_twice:
        _, first = np.unique(problem.firm[helps], return_index=True)
        helps = helps[first]
    visit = problem.options + len(needy) + problem.firm[helps] if problem.firm_twice else helps
    matrix = coo_matrix(
        (
            np.concatenate([problem.need[needy], -np.ones(len(helps))]),
            (
                np.concatenate([np.arange(len(needy)), row_of[problem.scholar[helps]]]),
                np.concatenate([problem.options + np.arange(len(needy)), visit]),
            ),
        ),
        (len(needy), width),
    )
    return _Rows(matrix=csr_matrix(matrix), upper=np.zeros(len(needy)))


def _visits(problem: Problem, first_column: int, width: int) -> _Rows:
    """Where a firm may be visited twice, it is met with the first stay."""
    firms = width - first_column
    matrix = coo_matrix(
        (
            np.concatenate([np.ones(firms), -np.ones(problem.options)]),
            (
                np.concatenate([np.arange(firms), problem.firm]),
                np.concatenate([first_column + np.arange(firms), np.arange(problem.options)]),
            ),
        ),
        (firms, width),
    )
    return _Rows(matrix=csr_matrix(matrix), upper=np.zeros(firms))


def narrowed(
    face: Face, *, columns: BoolArray, x: IntArray, rows: BoolArray, tight: FloatArray
) -> Face:
    """The face with some columns held at ``x`` and some rows held at ``tight``."""
    return replace(
        face,
        least=np.where(columns, x, face.least),
        most=np.where(columns, x, face.most),
        lower=np.where(rows, tight, face.lower),
        upper=np.where(rows, tight, face.upper),
    )
