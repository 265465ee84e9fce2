import JSONText

/// Variables that look like settings and are none: most are misspelt.
enum UnknownVariables {
    private static let prefix = "HOOKSIGHT_"
    /// What `run` tells the command that it runs, which may be a listener of its own.
    private static let runs = ["HOOKSIGHT_URL", "HOOKSIGHT_INSPECT"]

    /// A warning for each, with the nearest setting's variable.
    static func warnings(_ environment: [String: String]) -> [String] {
        let known = Setting.allCases.map(\.variable) + ["HOOKSIGHT_CONFIG"] + runs
        let kinds = [SecretKind.secret, .verifyToken].map(\.prefix)
        return environment.keys.sorted().compactMap { name in
            guard name.hasPrefix(prefix), !known.contains(name), !kinds.contains(where: name.hasPrefix),
                !name.hasPrefix("HOOKSIGHT_URL_")
            else {
                return nil
            }
            let near = NameDistance.nearest(to: name, among: known)
            let hint = near.map { "did you mean \($0)?" } ?? "hooksight settings lists them"
            return "\(SafeLine.escape(name)) is no setting; \(hint)"
        }
    }
}
