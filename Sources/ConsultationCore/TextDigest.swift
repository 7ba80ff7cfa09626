extension String {
  /// A number for the bytes of the text (FNV-1a): equal bytes give an equal number, on every machine.
  ///
  /// No proof against forgery.
  public var digest: UInt64 {
    var digest: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in utf8 { digest = (digest ^ UInt64(byte)) &* 0x100_0000_01b3 }
    return digest
  }
}
