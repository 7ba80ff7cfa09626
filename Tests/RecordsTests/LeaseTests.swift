import Foundation
import Testing

@testable import Records

@Suite struct `A lease` {
  let fixture = Fixture()

  @Test func `keeps a second handle out and says who holds it`() throws {
    let first = try fixture.create()
    let second = try fixture.open()
    let id = try first.begin(saying: ["one"])
    let holder = LeaseHolder(process: .current, renewed: 1_000)
    #expect(recordError { try second.acquire(id) } == .held(id, by: holder))
    #expect(recordError { try second.append([2], to: id, expecting: 1) } == .notHeld(id))
    #expect(RecordError.held(id, by: holder).description.contains("process \(getpid())"))
    #expect(try second.holder(of: id) == holder)

    try first.release(id)
    #expect(try second.holder(of: id) == nil)
    try second.acquire(id)
    try second.append([2], to: id, expecting: 1)
    #expect(recordError { try first.append([3], to: id, expecting: 2) } == .notHeld(id))
  }

  @Test func `does not keep two handles from different consultations`() throws {
    let first = try fixture.create()
    let second = try fixture.open()
    let (one, two) = (try first.begin(saying: []), try second.begin(saying: []))
    for count in 0..<20 {
      try first.append([1], to: one, expecting: count)
      try second.append([2], to: two, expecting: count)
    }
    #expect(try first.events(of: one).allSatisfy { $0.payload == [1] })
    #expect(try first.verify() == [])
  }

  @Test func `left by a dead process is taken over`() throws {
    let dead = Process()
    dead.executableURL = URL(fileURLWithPath: "/bin/true")
    try dead.run()
    dead.waitUntilExit()
    var options = fixture.options
    options.process.pid = dead.processIdentifier
    let store = try Store.create(
      at: fixture.location, protectedBy: .newKeyFile(nil), options: options)
    let id = try store.begin(saying: ["one"])

    let second = try fixture.open()
    try second.acquire(id)
    try second.append([2], to: id, expecting: 1)
    #expect(recordError { try store.append([3], to: id, expecting: 2) } == .notHeld(id))
  }

  @Test func `left by a process that nobody has collected yet is taken over`() throws {
    // The program that replaces the shell never collects the child.
    let parent = Process()
    parent.executableURL = URL(fileURLWithPath: "/bin/sh")
    parent.arguments = ["-c", "true & echo $!; exec cat"]
    let (input, output) = (Pipe(), Pipe())
    (parent.standardInput, parent.standardOutput) = (input, output)
    try parent.run()
    defer {
      try? input.fileHandleForWriting.close()
      parent.waitUntilExit()
    }
    let text = String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
    let pid = try #require(Int32(text.filter(\.isNumber)))
    var zombie = ProcessIdentity.current
    zombie.pid = pid
    zombie.started = 0
    let deadline = Date(timeIntervalSinceNow: 10)
    while !zombie.hasEnded(seenFrom: .current), Date() < deadline { sched_yield() }
    #expect(zombie.hasEnded(seenFrom: .current))
  }

  @Test func `left before the machine was started anew is taken over`() throws {
    let store = try fixture.create()
    let id = try store.begin(saying: ["one"])
    try fixture.tamper("UPDATE lease SET boot = 'an earlier one'")
    try fixture.open().acquire(id)
  }

  @Test func `is not mistaken for that of a later process with the same number`() throws {
    let store = try fixture.create()
    let id = try store.begin(saying: ["one"])
    try fixture.tamper("UPDATE lease SET started = 1")
    try fixture.open().acquire(id)
  }

  @Test func `from another machine is only taken by force`() throws {
    let store = try fixture.create()
    let id = try store.begin(saying: ["one"])
    try fixture.tamper("UPDATE lease SET host = 'elsewhere', boot = 'x'")
    let second = try fixture.open()
    let error = recordError { try second.acquire(id) }
    guard case .held(id, let holder)? = error else {
      Issue.record("It was taken over.")
      return
    }
    #expect(holder.process.host == "elsewhere")
    #expect(error?.description.contains("--take-over") == true)
    try second.acquire(id, byForce: true)
    #expect(recordError { try store.renew(id) } == .notHeld(id))
    #expect(try store.auditTrail().last?.kind == .takeover)
  }

  @Test func `from another container on this machine is only taken by force`() throws {
    // Its number is that of nobody here, or of somebody else.
    var options = fixture.options
    options.process.pid = .max
    options.process.namespace = "pid:[1]"
    let store = try Store.create(
      at: fixture.location, protectedBy: .newKeyFile(nil), options: options)
    let id = try store.begin(saying: ["one"])
    let second = try fixture.open()
    let error = recordError { try second.acquire(id) }
    guard case .held(id, let holder)? = error else {
      Issue.record("It was taken over.")
      return
    }
    #expect(holder.process == options.process)
    #expect(error?.description.contains("pid:[1]”. Close it there first; if that") == true)
    try second.acquire(id, byForce: true)
    #expect(try store.auditTrail().last?.kind == .takeover)
  }

  @Test func `from another container is taken over once the machine was started anew`() {
    var other = ProcessIdentity.current
    other.namespace = "pid:[1]"
    #expect(!other.hasEnded(seenFrom: .current))
    other.boot = "an earlier one"
    #expect(other.hasEnded(seenFrom: .current))
  }

  @Test func `names the machine alone for a process that is in no container`() {
    let plain = ProcessIdentity(pid: 7, started: 1, host: "desk", boot: "b")
    #expect(plain.place == "desk")
    let contained = ProcessIdentity(
      pid: 7, started: 1, host: "desk", boot: "b", namespace: "pid:[1]")
    for process in [plain, contained] {
      #expect(
        ProcessIdentity(pid: 7, started: 1, place: process.place, boot: "b") == process)
    }
  }

  @Test func `of somebody alive on this machine is not even taken by force`() throws {
    let store = try fixture.create()
    let id = try store.begin(saying: ["one"])
    let error = recordError { try fixture.open().acquire(id, byForce: true) }
    #expect(error?.exitStatus == 77)
    #expect(error?.description.hasSuffix("Close it there first.") == true)
    try store.append([2], to: id, expecting: 1)
  }

  @Test func `is given back when the store is closed`() throws {
    let store = try fixture.create()
    let id = try store.begin(saying: ["one"])
    try store.close()
    #expect(try fixture.open().holder(of: id) == nil)
  }
}
