import ConsultationCore
import Crypto
import Foundation
import Records

/// The export format: JSON Lines, one object a line, nothing sealed.
///
///     {"consultations":1,"format":"stipple-records","schema":1,"store":"…"}
///     {"consultation":"ID","events":2,"head":"2-…","protocol":"…","signature":…,"state":"paused"}
///     {"consultation":"ID","position":1,"kind":"event","event":{…}}
///     {"consultation":"ID","position":2,"kind":"event","event":{…}}
///     {"end":true,"lines":4,"seal":"…","sha256":"…"}
///
/// `signature` is `null` before sign-off, else the Ed25519 signature over the first `count` events
/// as they stand here, with its public key (both hexadecimal) and the signatory's name. `sha256` is
/// taken over every byte before the last line; `seal` authenticates it to the store it came from.
enum RecordExport {
  static let format = "stipple-records"
  /// The version that this program writes, and the latest that it reads.
  static let schema = 1

  struct Header: Codable {
    var format = RecordExport.format
    var schema = RecordExport.schema
    let store: String
    let consultations: Int
  }

  struct Record: Codable {
    let consultation: String
    let `protocol`: String
    let state: String
    let events: Int
    let head: String
    let signature: Signature?

    /// A missing signature is written out.
    func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(consultation, forKey: .consultation)
      try container.encode(`protocol`, forKey: .protocol)
      try container.encode(state, forKey: .state)
      try container.encode(events, forKey: .events)
      try container.encode(head, forKey: .head)
      try container.encode(signature, forKey: .signature)
    }
  }

  struct Signature: Codable {
    let count: Int
    let name: String
    let publicKey: String
    let signature: String

    init(_ content: ContentSignature) {
      count = content.count
      name = content.name
      publicKey = Hexadecimal.text(content.publicKey)
      signature = Hexadecimal.text(content.signature)
    }

    /// `nil` where a key or a signature is no hexadecimal of its length.
    var content: ContentSignature? {
      guard let key = Hexadecimal.bytes(publicKey, count: 32),
        let bytes = Hexadecimal.bytes(signature, count: 64)
      else { return nil }
      return ContentSignature(count: count, name: name, publicKey: key, signature: bytes)
    }
  }

  struct End: Codable {
    var end = true
    let lines: Int
    let sha256: String
    let seal: String
  }

  /// Everything of an event's line before the event itself.
  static func prefix(of id: String, _ position: Int, _ kind: EventKind) -> String {
    "{\"consultation\":\"\(id)\",\"position\":\(position),\"kind\":\"\(kind)\",\"event\":"
  }

  /// The export of these consultations, in their order; erased ones cannot be among them.
  static func bytes(of ids: [ConsultationID], in store: Store) throws -> [UInt8] {
    var work = LongWork("exporting")
    defer { work.finish() }
    var bytes: [UInt8] = []
    var lines = 0
    func add(_ line: [UInt8]) {
      bytes += line
      bytes.append(0x0A)
      lines += 1
    }
    add(try RecordCoding.bytes(Header(store: store.name, consultations: ids.count)))
    for (index, id) in ids.enumerated() {
      let listing = try store.listing(of: id)
      let events = try store.events(of: id)
      add(
        try RecordCoding.bytes(
          Record(
            consultation: id.description,
            protocol: String(decoding: listing.protocolHash, as: UTF8.self),
            state: listing.state.name, events: events.count,
            head: try store.head(of: id).description,
            signature: try store.contentSignature(of: id).map(Signature.init))))
      for event in events {
        add(
          Array(prefix(of: id.description, event.position, event.kind).utf8) + event.payload
            + Array("}".utf8))
      }
      work.reached(index + 1, of: ids.count)
    }
    let digest = Array(SHA256.hash(data: bytes))
    add(
      try RecordCoding.bytes(
        End(
          lines: lines, sha256: Hexadecimal.text(digest),
          seal: Hexadecimal.text(store.exportSeal(of: digest)))))
    return bytes
  }
}

/// Bytes as pairs of small letters and digits.
enum Hexadecimal {
  static func text(_ bytes: some Sequence<UInt8>) -> String {
    bytes.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
  }

  /// `nil` where the text is not exactly so many bytes.
  static func bytes(_ text: String, count: Int) -> [UInt8]? {
    let digits = text.utf8.compactMap { byte -> Int? in
      Character(Unicode.Scalar(byte)).hexDigitValue
    }
    guard text.utf8.count == 2 * count, digits.count == 2 * count else { return nil }
    return stride(from: 0, to: digits.count, by: 2).map { place in
      let byte: Int = digits[place] * 16 + digits[place + 1]
      return UInt8(byte)
    }
  }
}
