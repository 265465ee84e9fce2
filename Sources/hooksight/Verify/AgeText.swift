import HookModel

/// How far a timestamp lies from a clock, in words.
enum AgeText {
    /// Seconds up to two hours, which is where tolerances lie; then hours, then days.
    static func words(_ age: Duration) -> String {
        let (distance, side) = age < .zero ? (.zero - age, "ahead of the clock") : (age, "old")
        let seconds = distance.components.seconds
        let milliseconds = distance.wholeMilliseconds % 1000
        let amount =
            if seconds <= 7200 {
                milliseconds == 0 ? "\(seconds)s" : "\(distance.wholeMilliseconds)ms"
            } else if seconds <= 2 * 86_400 {
                "\(seconds / 3600) hours"
            } else {
                "\(seconds / 86_400) days"
            }
        return "\(amount) \(side)"
    }
}
