extension PolicyFile {
  /// Where the policy is to be read from.
  ///
  /// - Parameters:
  ///   - option: What `--policy` names.
  ///   - variable: The environment: `STIPPLE_POLICY`, `XDG_CONFIG_HOME` and `HOME` are asked for.
  /// - Returns: The path, and whether someone named it: then a missing file is an error. `nil`
  ///   where there is no folder for the user's settings.
  public static func location(
    option: String?, variable: (String) -> String?
  ) -> (path: String, isExplicit: Bool)? {
    if let option { return (option, true) }
    if let named = variable("STIPPLE_POLICY"), !named.isEmpty { return (named, true) }
    let home = variable("HOME").flatMap { $0.hasPrefix("/") ? "\($0)/.config" : nil }
    // A relative folder is to be ignored, as the convention has it.
    let settings = variable("XDG_CONFIG_HOME").flatMap { $0.hasPrefix("/") ? $0 : nil }
    guard let folder = settings ?? home else { return nil }
    return (folder + (folder.hasSuffix("/") ? "" : "/") + "stipple/policy.yaml", false)
  }
}
