import ArgumentParser

/// Reads which settings a group of options was given.
///
/// A property and its setting have one name, so no list of both has to be kept; a test goes through all settings.
enum GivenFlags {
    /// The values given on the command line, by setting; a flag without a value is `true`.
    static func of(_ options: any ParsableArguments) -> [Setting: [String]] {
        var given: [Setting: [String]] = [:]
        for property in Mirror(reflecting: options).children {
            guard let name = property.label?.drop(while: { $0 == "_" }),
                let option = property.value as? any GivenOption,
                let setting = Setting.allCases.first(where: { "\($0)" == name })
            else { continue }
            if !option.texts.isEmpty { given[setting] = option.texts }
        }
        return given
    }
}

/// An option that tells what it was given as texts.
private protocol GivenOption {
    var texts: [String] { get }
}

extension Option: GivenOption where Value: GivenValue {
    fileprivate var texts: [String] { wrappedValue.texts }
}

extension Flag: GivenOption where Value: GivenValue {
    fileprivate var texts: [String] { wrappedValue.texts }
}

/// A value of an option as texts.
private protocol GivenValue {
    var texts: [String] { get }
}

extension String?: GivenValue {
    fileprivate var texts: [String] { map { [$0] } ?? [] }
}

extension [String]: GivenValue {
    fileprivate var texts: [String] { self }
}

extension Bool: GivenValue {
    fileprivate var texts: [String] { self ? ["true"] : [] }
}
