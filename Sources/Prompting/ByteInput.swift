import Glibc

/// Bytes of a descriptor, read in chunks into a buffer of our own.
struct ByteInput {
  /// What waiting for bytes brought.
  enum Arrival: Equatable {
    case bytes(Int)
    case signal(Int32)
    case nothing
    case end
  }

  private let descriptor: Int32
  private let signals: Int32?
  private var storage: [UInt8] = []
  private var start = 0
  private var hasEnded = false
  private var lastChunk = 0

  // The beginning of a line whose newline has not come, and how much more it has.
  private var partial: [UInt8] = []
  private var excess = 0

  /// - Parameters:
  ///   - descriptor: where the bytes come from.
  ///   - signals: the reading end of a pipe that tells of signals.
  init(descriptor: Int32, signals: Int32? = nil) {
    self.descriptor = descriptor
    self.signals = signals
  }

  /// Bytes that have arrived and were not taken.
  var waiting: ArraySlice<UInt8> { storage[start...] }

  mutating func take(_ count: Int) {
    start += count
    if start == storage.count {
      storage.removeAll(keepingCapacity: true)
      start = 0
    }
  }

  mutating func putBack(_ bytes: some Collection<UInt8>) {
    storage.insert(contentsOf: bytes, at: start)
  }

  mutating func takeFirst() -> UInt8? {
    guard let first = waiting.first else { return nil }
    take(1)
    return first
  }

  /// Waits for more bytes.
  ///
  /// - Parameter milliseconds: how long; for ever where negative.
  /// - Returns: what came first, or `nothing` when the time is over.
  mutating func wait(milliseconds: Int32 = -1) -> Arrival {
    if hasEnded { return .end }
    var polled = [
      pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0),
      pollfd(fd: signals ?? -1, events: Int16(POLLIN), revents: 0),
    ]
    while true {
      let ready = poll(&polled, 2, milliseconds)
      if ready == 0 { return .nothing }
      if ready < 0 {
        if errno == EINTR { continue }
        hasEnded = true
        return .end
      }
      if let signals, polled[1].revents != 0 {
        var number: UInt8 = 0
        if read(signals, &number, 1) == 1 { return .signal(Int32(number)) }
      }
      if polled[0].revents != 0 { return readChunk() }
    }
  }

  private mutating func readChunk() -> Arrival {
    if start > 0 {
      storage.removeFirst(start)
      start = 0
    }
    let old = storage.count
    let room = 4096
    storage.append(contentsOf: repeatElement(0, count: room))
    var count: Int
    repeat {
      count = storage.withUnsafeMutableBytes { bytes in
        read(descriptor, bytes.baseAddress.map { $0 + old }, room)
      }
    } while count < 0 && errno == EINTR
    storage.removeLast(room - max(0, count))
    guard count > 0 else {
      if count < 0, errno == EAGAIN { return .nothing }
      hasEnded = true
      return .end
    }
    lastChunk = count
    return .bytes(count)
  }

  /// A terminal gives more after its end was typed; a pipe never does.
  mutating func forgetEnd() { hasEnded = false }
}

// MARK: - Lines

extension ByteInput {
  /// What reading up to a newline brought.
  enum Line: Equatable {
    case line([UInt8])
    case tooLong
    case signal(Int32)
    case end
  }

  /// Reads up to and without the next newline, which the last line need not have.
  ///
  /// Never holds more than the limit and one chunk.
  mutating func nextLine() -> Line {
    while true {
      if let newline = waiting.firstIndex(of: UInt8(ascii: "\n")) {
        keep(waiting[..<newline])
        take(1)
        return finishedLine()
      }
      keep(waiting)
      switch wait() {
      case .bytes, .nothing: continue
      case .signal(let number): return .signal(number)
      case .end: return partial.isEmpty && excess == 0 ? .end : finishedLine()
      }
    }
  }

  /// Throws away the beginning of a line that was read.
  mutating func forgetPartialLine() {
    partial = []
    excess = 0
  }

  private mutating func keep(_ bytes: ArraySlice<UInt8>) {
    // One byte more than the limit may be the return of a line's end.
    let room = max(0, longestLine + 1 - partial.count)
    partial.append(contentsOf: bytes.prefix(room))
    excess += max(0, bytes.count - room)
    take(bytes.count)
  }

  private mutating func finishedLine() -> Line {
    defer { forgetPartialLine() }
    if excess == 0, partial.last == UInt8(ascii: "\r") { partial.removeLast() }
    return excess > 0 || partial.count > longestLine ? .tooLong : .line(partial)
  }
}

// MARK: - Bursts

extension ByteInput {
  // Nobody types again so soon; a paste that came in pieces is complete by then.
  private static let quiet: Int32 = 20

  /// Takes what came in the same burst as the bytes taken last; empty where that was typing.
  mutating func drainIfBurst() -> [UInt8] {
    if waiting.isEmpty {
      // A large chunk was not typed, so its rest may still be on the way.
      let patience = lastChunk >= 64 ? Self.quiet : 0
      guard case .bytes = wait(milliseconds: patience) else { return [] }
    }
    return drain()
  }

  /// Takes everything until nothing more comes; gives no more of it than a line may have.
  mutating func drain() -> [UInt8] {
    var drained: [UInt8] = []
    repeat {
      drained.append(contentsOf: waiting.prefix(max(0, longestLine + 1 - drained.count)))
      take(waiting.count)
    } while wait(milliseconds: Self.quiet).broughtBytes
    return drained
  }
}

extension ByteInput.Arrival {
  fileprivate var broughtBytes: Bool {
    if case .bytes = self { true } else { false }
  }
}
