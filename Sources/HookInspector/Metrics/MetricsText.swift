/// Writes metrics in Prometheus's text format, version 0.0.4.
struct MetricsText {
    /// The kinds of metrics that are written.
    enum Kind: String {
        case counter
        case gauge
        case histogram
    }

    /// What has been written, each line with its end.
    private(set) var text = ""

    /// Begins a metric.
    mutating func begin(_ name: String, _ kind: Kind, _ help: String) {
        text += "# HELP \(name) \(help)\n# TYPE \(name) \(kind.rawValue)\n"
    }

    /// Adds a value of the metric that has begun.
    mutating func add(_ name: String, _ labels: [(String, String)] = [], _ value: Double) {
        text += "\(name)\(MetricsText.written(labels)) \(MetricsText.number(value))\n"
    }

    /// A metric of one value.
    mutating func single(_ name: String, _ kind: Kind, _ help: String, _ value: Double) {
        begin(name, kind, help)
        add(name, [], value)
    }

    /// Adds a histogram's series.
    mutating func add(_ name: String, _ labels: [(String, String)] = [], _ histogram: Histogram) {
        for (bound, count) in zip(histogram.bounds, histogram.counts) {
            add("\(name)_bucket", labels + [("le", MetricsText.number(bound))], Double(count))
        }
        add("\(name)_bucket", labels + [("le", "+Inf")], Double(histogram.count))
        add("\(name)_sum", labels, histogram.sum)
        add("\(name)_count", labels, Double(histogram.count))
    }

    private static func written(_ labels: [(String, String)]) -> String {
        guard !labels.isEmpty else { return "" }
        let pairs = labels.map { name, value in "\(name)=\"\(escaped(value))\"" }
        return "{\(pairs.joined(separator: ","))}"
    }

    private static func escaped(_ value: String) -> String {
        value.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n")
    }

    private static func number(_ value: Double) -> String {
        value == value.rounded() && abs(value) < 1e15 ? String(Int64(value)) : "\(value)"
    }
}
