import Testing

@testable import ConsultationCore

@Suite struct `A truth value` {
  private static let all: [Truth] = [.no, .undecided, .open, .yes]

  /// Rows and columns in the order no, undecided, open, yes.
  private static let conjunction: [[Truth]] = [
    [.no, .no, .no, .no],
    [.no, .undecided, .open, .undecided],
    [.no, .open, .open, .open],
    [.no, .undecided, .open, .yes],
  ]
  private static let disjunction: [[Truth]] = [
    [.no, .undecided, .open, .yes],
    [.undecided, .undecided, .open, .yes],
    [.open, .open, .open, .yes],
    [.yes, .yes, .yes, .yes],
  ]

  @Test func `is joined by its table`() {
    for (row, left) in Self.all.enumerated() {
      for (column, right) in Self.all.enumerated() {
        #expect((left && right) == Self.conjunction[row][column], "\(left) and \(right)")
        #expect((left || right) == Self.disjunction[row][column], "\(left) or \(right)")
      }
    }
  }

  @Test func `turns round only where it is settled`() {
    #expect(Self.all.map { !$0 } == [.yes, .undecided, .open, .no])
  }

  @Test func `keeps the laws of De Morgan`() {
    for left in Self.all {
      for right in Self.all {
        #expect(!(left && right) == (!left || !right))
      }
    }
  }
}
