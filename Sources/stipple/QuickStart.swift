/// The usual ways to begin a consultation, understood without ArgumentParser: to build its tree of
/// commands takes longer than all else before the first prompt.
///
/// Whatever is not plainly understood here, every mistake included, is left to the full parser.
enum QuickStart {
  /// The command that these arguments mean to the full parser too, or nil.
  static func command(_ arguments: [String]) -> ConsultCommand? {
    var rest = arguments[...]
    if rest.first == "consult" { rest.removeFirst() }
    var prompt = (accessible: false, read: false)
    var (store, keyFile, policy, clinicianKey): (String?, String?, String?, String?)
    func take(_ option: inout String?) -> Bool {
      guard option == nil, let value = rest.popFirst(), !value.hasPrefix("-") else { return false }
      option = value
      return true
    }
    while let name = rest.popFirst() {
      switch name {
      case "--accessible" where !prompt.accessible: prompt.accessible = true
      case "--read" where !prompt.read: prompt.read = true
      case "--store" where take(&store): break
      case "--key-file" where take(&keyFile): break
      case "--policy" where take(&policy): break
      case "--clinician-key" where take(&clinicianKey): break
      default: return nil
      }
    }
    var command = ConsultCommand()
    command.prompt = PromptArguments(accessible: prompt.accessible, read: prompt.read)
    command.signing = SigningArguments(clinicianKey: clinicianKey)
    command.store = StoreArguments(store: store, keyFile: keyFile)
    command.policy = PolicyArguments(policy: policy)
    return command
  }
}

// Property wrappers of ArgumentParser hold a value only once it is parsed or assigned.

extension PromptArguments {
  fileprivate init(accessible: Bool, read: Bool) {
    self.init()
    self.accessible = accessible
    self.read = read
    noInput = false
  }
}

extension SigningArguments {
  fileprivate init(clinicianKey: String?) {
    self.init()
    self.clinicianKey = clinicianKey
  }
}

extension StoreArguments {
  fileprivate init(store: String?, keyFile: String?) {
    self.init()
    self.store = store
    self.keyFile = keyFile
  }
}

extension PolicyArguments {
  fileprivate init(policy: String?) {
    self.init()
    self.policy = policy
  }
}
