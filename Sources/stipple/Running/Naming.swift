import ArgumentParser

/// An option of a command line; the protocol has options of its own.
typealias Option = ArgumentParser.Option
