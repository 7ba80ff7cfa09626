import FoundationEssentials

/// Joins fields so that no two different lists of fields give the same bytes.
///
/// Every hash, authentication code and associated datum is taken over a framing whose first field
/// names its purpose, so that a value made for one purpose never passes for another.
struct Framing {
  private(set) var bytes: [UInt8] = []

  init(_ purpose: StaticString) {
    // Most framings fit, so that they are not moved while they grow.
    bytes.reserveCapacity(512)
    purpose.withUTF8Buffer { add(Data($0)) }
  }

  mutating func add(_ field: Data?) {
    // An absent field must not look like an empty one.
    add(UInt64(field.map { $0.count + 1 } ?? 0))
    field?.withUnsafeBytes { bytes.append(contentsOf: $0) }
  }

  /// As the bytes of its UTF-8.
  mutating func add(_ field: String) {
    add(UInt64(field.utf8.count + 1))
    bytes.append(contentsOf: field.utf8)
  }

  mutating func add(_ field: ConsultationID) {
    bytes.append(contentsOf: field.description.utf8)
  }

  mutating func add(_ number: UInt64) {
    withUnsafeBytes(of: number.bigEndian) { bytes.append(contentsOf: $0) }
  }

  mutating func add(_ number: Int) {
    add(UInt64(bitPattern: Int64(number)))
  }

  func adding(_ fields: Data?...) -> Framing {
    var copy = self
    for field in fields { copy.add(field) }
    return copy
  }
}

extension UInt64 {
  /// Reads eight bytes, most significant first.
  init(bigEndianBytes bytes: some Sequence<UInt8>) {
    self = bytes.reduce(0) { $0 << 8 | UInt64($1) }
  }
}
