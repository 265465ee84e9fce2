import ArgumentParser
import HookModel

/// How many captures are waited for, how long, and in which order; `wait` and `run` share these flags.
struct WaitOptions: ParsableArguments {
    @Option(help: ArgumentHelp("So many captures for each query. (default: 1)", valueName: "number"))
    var count: String?

    @Option(help: ArgumentHelp("How long to wait at most: 500ms, 10s, 5m. (default: 10s)", valueName: "time"))
    var within: String?

    @Option(
        help: ArgumentHelp(
            "When all have come, wait until no further one has come for so long: 500ms.", valueName: "time"))
    var quiet: String?

    @Flag(help: "The queries have to be met in their order.")
    var inOrder = false

    private static let largestCount = 1_000
    private static let longest = Duration.seconds(3_600)

    /// The values that were given, or their defaults.
    ///
    /// - Throws: `SettingError` for the first that cannot be used.
    func limits() throws(SettingError) -> WaitLimits {
        let most = WaitOptions.largestCount
        guard let number = Int(count ?? "1"), (1...most).contains(number) else {
            throw SettingError("--count", count ?? "", expected: "a number from 1 to \(most)")
        }
        return WaitLimits(
            count: number, within: try WaitOptions.time("--within", within) ?? .seconds(10),
            quiet: try WaitOptions.time("--quiet", quiet), isInOrder: inOrder)
    }

    private static func time(_ flag: String, _ text: String?) throws(SettingError) -> Duration? {
        guard let text else { return nil }
        guard let time = Duration(text: text), time <= longest else {
            throw SettingError(flag, text, expected: "a time up to 1h, such as 500ms, 10s or 2m")
        }
        return time
    }
}
