extension PolicyFile {
  /// Where the policy is to be read from.
  ///
  /// - Parameters:
  ///   - option: What `--policy` names.
  ///   - environment: For `STIPPLE_POLICY`, `XDG_CONFIG_HOME` and `HOME`.
  /// - Returns: The path, and whether someone named it: then a missing file is an error. `nil`
  ///   where there is no folder for the user's settings.
  public static func location(
    option: String?, environment: [String: String]
  ) -> (path: String, isExplicit: Bool)? {
    if let option { return (option, true) }
    if let named = environment["STIPPLE_POLICY"], !named.isEmpty { return (named, true) }
    let home = environment["HOME"].flatMap { $0.hasPrefix("/") ? "\($0)/.config" : nil }
    // A relative folder is to be ignored, as the convention has it.
    let settings = environment["XDG_CONFIG_HOME"].flatMap { $0.hasPrefix("/") ? $0 : nil }
    guard let folder = settings ?? home else { return nil }
    return (folder + (folder.hasSuffix("/") ? "" : "/") + "stipple/policy.yaml", false)
  }
}
