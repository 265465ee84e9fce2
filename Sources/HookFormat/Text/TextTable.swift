/// Rows of text in columns.
package struct TextTable {
    /// A longer cell pushes the rest of its row aside instead of widening the column for all.
    private static let widest = 44

    private var rows: [[String]] = []

    /// Makes a table without rows.
    package init() {}

    /// Adds a row; its cells hold no line feeds.
    package mutating func add(_ cells: [String]) {
        rows.append(cells)
    }

    /// The rows, cells two spaces apart, the last cell of each as it is.
    package var lines: [String] {
        var widths: [Int] = []
        for row in rows {
            for (column, cell) in row.enumerated() {
                if column == widths.count { widths.append(0) }
                widths[column] = max(widths[column], min(cell.count, TextTable.widest))
            }
        }
        return rows.map { row in
            var line = ""
            for (column, cell) in row.enumerated() {
                line += cell
                guard column < row.count - 1 else { break }
                line += String(repeating: " ", count: max(0, widths[column] - cell.count) + 2)
            }
            return line
        }
    }
}
