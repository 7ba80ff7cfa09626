import Testing

@Suite struct `Input that cannot be read` {
  @Test(arguments: ["\"$0\" assess - < /", "\"$0\" assess - <&-"])
  func `ends with a status of the list, and never with a crash`(_ line: String) throws {
    let ending = try Clinic().shell(line)
    #expect(ending.status == 74 && ending.complaint.contains("standard input cannot be read"))
  }
}

@Suite struct `Output that cannot be written` {
  @Test(arguments: [
    ("\"$0\" --help > /dev/full", 74), ("\"$0\" --version > /dev/full", 74),
    ("\"$0\" protocol stats > /dev/full", 74), ("\"$0\" --help >&-", 74),
    ("\"$0\" assess /nonexistent 2>&-", 66), ("\"$0\" --reed 2> /dev/full", 64),
    ("\"$0\" plan case.json > /dev/full", 74),
    ("(echo P-1; echo; echo Dr) | \"$0\" --store s --key-file k > /dev/full", 74),
  ])
  func `ends with a status of the list, and never with a crash`(_ line: String, _ status: Int)
    throws
  {
    let clinic = try Clinic()
    try clinic.write(#"{"consultDate": "2026-11-22", "dob": "1990-06-14"}"#, to: "case.json")
    let ending = try clinic.shell(line)
    #expect(ending.status == status, "\(ending)")
    #expect(!ending.complaint.contains("Error Domain"))
  }
}
