import Glibc

extension wchar_t {
  /// The wide character of a scalar.
  init(_ scalar: Unicode.Scalar) { self.init(bitPattern: scalar.value) }
}

extension Unicode.Scalar {
  /// The scalar of a wide character, if it is one.
  init?(wide: wchar_t) { self.init(UInt32(bitPattern: wide)) }
}

/// A text of wide characters, ended by zero, at a place where C finds it.
final class WideText {
  private(set) var pointer: UnsafeMutablePointer<wchar_t>
  private var capacity = 64

  init() {
    pointer = .allocate(capacity: capacity)
    pointer.initialize(to: 0)
  }

  deinit { pointer.deallocate() }

  func set(_ scalars: [Unicode.Scalar]) {
    if scalars.count >= capacity {
      pointer.deallocate()
      capacity = scalars.count * 2
      pointer = .allocate(capacity: capacity)
    }
    for (index, scalar) in scalars.enumerated() {
      (pointer + index).initialize(to: wchar_t(scalar))
    }
    (pointer + scalars.count).initialize(to: 0)
  }
}
