import Testing

@testable import Records

@Suite struct `An error of the records` {
  private static let id = ConsultationID("M5PCBMB9") ?? .auditTrail
  private static let holder = LeaseHolder(
    process: ProcessIdentity(pid: 7, started: 1, host: "desk", boot: "b"), renewed: 0)
  private static let all: [(error: Records.RecordError, status: Int32, words: String)] = [
    (.noHome, 73, "--store"),
    (.noStore(path: "/s"), 66, "no record store in “/s”"),
    (.unfinished(path: "/s"), 66, "restore a backup"),
    (.keyTaken(path: "/s"), 65, "The row with the store's key was taken out"),
    (.foreign(path: "/s"), 77, "belongs to another user"),
    (.file(path: "/s", errno: 2), 66, "No such file"),
    (.noRoomForCopy(path: "/s"), 74, "No copy was made, and the records are as they were"),
    (.readOnly(path: "/s"), 74, "read-only for you"),
    (.cannotOpen(path: "/s"), 74, "must have some room"),
    (.alreadyExists(path: "/s"), 73, "not overwritten"),
    (.cannotCreate(path: "/s", errno: 13), 73, "Permission denied"),
    (.file(path: "/s", errno: 5), 74, "Input/output error"),
    (.exposed(path: "/s", mode: 0o644), 77, "644. Run chmod go-rwx"),
    (.locked(path: "/s", needs: .keyFile), 77, "STIPPLE_KEY_FILE"),
    (.locked(path: "/s", needs: .passphrase), 77, "at a terminal to type it"),
    (.wrongPassphrase, 77, "Nothing was changed"),
    (.emptyPassphrase, 64, "Nothing was changed"),
    (.wrongKeyFile(path: "/k"), 77, "“/k” does not open these records"),
    (.wrongClinicianKey(path: "/k"), 77, "“/k” does not open the clinician's signing key"),
    (.malformedKeyFile(path: "/k"), 65, "“/k” is not a Stipple key file"),
    (.notAStore(path: "/s"), 65, "“/s” is not a Stipple record store"),
    (.newerSchema(found: 9, supported: 2), 65, "Update Stipple"),
    (.diskFull(path: "/s"), 74, "all before it are"),
    (.busy(path: "/s"), 74, "try again"),
    (.damaged(path: "/s", code: 11), 74, "Restore it from a backup"),
    (.database(path: "/s", code: 1), 74, "Nothing of this step was saved"),
    (.tampered(Discrepancy(.changed, in: id, at: 3)), 1, "stipple records verify"),
    (.malformedID, 64, "up to eight letters and digits"),
    (.unknownID("QQ"), 66, "begins with “QQ”"),
    (.ambiguousID("M", candidates: [id, .auditTrail]), 66, "M5PCBMB9, 00000000"),
    (.held(id, by: holder), 77, "process 7 on “desk”"),
    (.notHeld(id), 74, "resume it"),
    (.positionConflict(id, expected: 4, found: 6), 74, "4 entries and has 6"),
    (.signed(id), 74, "Add an addendum instead"),
    (.unsigned(id), 70, "Nothing was saved"),
    (.erased(id), 66, "M5PCBMB9 was erased"),
    (.malformedCheckpoint, 64, "printed form"),
    (.unknownClinician("QQ"), 66, "stipple clinician list"),
  ]

  @Test(arguments: all.indices) func `says what happened and what to do, and has its status`(
    _ index: Int
  ) {
    let (error, status, words) = Self.all[index]
    #expect(error.description.contains(words), "\(error.description)")
    #expect(error.description.hasSuffix("."))
    #expect(error.exitStatus == status)
  }

  @Test func `shows nothing raw of a hostile name`() {
    for error: Records.RecordError in [
      .noStore(path: "/\u{1B}[2J"), .wrongKeyFile(path: "/\u{1B}[2J"), .busy(path: "/\u{1B}[2J"),
      .unknownID("\u{1B}[2J"), .ambiguousID("\u{1B}[2J", candidates: []),
      .unknownClinician("\u{1B}[2J"),
    ] {
      #expect(!error.description.contains("\u{1B}"), "\(error)")
    }
  }
}
