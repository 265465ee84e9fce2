/// How a setting's value is written.
enum SettingForm: Hashable {
    /// Given by its presence alone; `true` or `false` in variable and file.
    case flag
    /// A port from 0 to 65535.
    case port
    /// A number from 1 up.
    case count
    /// A number from 1 up, or `none`.
    case countOrNone
    /// A size such as `32MiB`.
    case size
    /// A size, or `none`.
    case sizeOrNone
    /// A time such as `10s`.
    case duration
    /// One of a few words.
    case word([String])
    /// Any text; the name says what in `--help`.
    case text(String)

    /// What stands for the value in `--help`.
    var valueName: String {
        switch self {
        case .flag: "true|false"
        case .port: "port"
        case .count, .countOrNone: "number"
        case .size, .sizeOrNone: "size"
        case .duration: "time"
        case .word(let words): words.joined(separator: "|")
        case .text(let name): name
        }
    }
}
