import JSONText

/// Finds the positions of several offsets in one text, going over it once as long as they ascend.
struct PositionFinder {
    private let bytes: UnsafeRawBufferPointer
    private var offset = 0
    private var reached = JSONPosition(line: 1, column: 1)

    init(_ bytes: UnsafeRawBufferPointer) {
        self.bytes = bytes
    }

    mutating func position(of target: Int) -> JSONPosition {
        if target < offset {
            offset = 0
            reached = JSONPosition(line: 1, column: 1)
        }
        let step = JSONPosition(offset: target - offset, in: UnsafeRawBufferPointer(rebasing: bytes[offset...]))
        reached =
            step.line == 1
            ? JSONPosition(line: reached.line, column: reached.column + step.column - 1)
            : JSONPosition(line: reached.line + step.line - 1, column: step.column)
        offset = target
        return reached
    }
}
