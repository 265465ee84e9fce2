-- What wrk sends: the event of BENCH_BODY as OmniSales sends it, signed with BENCH_SECRET.
-- With BENCH_DISTINCT=1 each request is an event of its own, signed as it is sent.
-- wrk's own libcrypto signs; Lua alone would take the processor from the server.
local ffi = require("ffi")
ffi.cdef [[
const void *EVP_sha256(void);
unsigned char *HMAC(const void *md, const char *key, int key_size,
                    const char *data, size_t size, unsigned char *out, unsigned int *out_size);
]]
local crypto = ffi.load(os.getenv("BENCH_LIBCRYPTO") or "libcrypto.so.3")
local sha256, mac, mac_size = crypto.EVP_sha256(), ffi.new("unsigned char[32]"), ffi.new("unsigned int[1]")
local secret = assert(os.getenv("BENCH_SECRET"), "BENCH_SECRET is not set")
local path = os.getenv("BENCH_PATH") or "/webhooks/omni"

local function read(name)
    local file = assert(io.open(name, "rb"))
    local text = file:read("*a")
    file:close()
    return text
end

local hex = {}
for byte = 0, 255 do hex[byte] = string.format("%02x", byte) end

local function sign(text)
    crypto.HMAC(sha256, secret, #secret, text, #text, mac, mac_size)
    local digits = {}
    for i = 0, 31 do digits[i + 1] = hex[mac[i]] end
    return table.concat(digits)
end

local body = read(assert(os.getenv("BENCH_BODY"), "BENCH_BODY is not set"))
local headers = {
    ["Content-Type"] = "application/json",
    ["User-Agent"] = "OmniSales-Webhook/1.0",
    ["X-Webhook-ID"] = "wh_bench",
    ["X-Webhook-Timestamp"] = tostring(os.time()),
}

if os.getenv("BENCH_DISTINCT") == "1" then
    local before, id, after = body:match('^(.-"id":")([^"]*)(".*)$')
    local head = "POST " .. path .. " HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: " .. #body .. "\r\n"
    for name, value in pairs(headers) do head = head .. name .. ": " .. value .. "\r\n" end
    -- The id keeps its length, so that the body keeps its size. Base 36: 60 million ids in five characters.
    local alphabet, number = "0123456789abcdefghijklmnopqrstuvwxyz", tonumber(os.getenv("BENCH_FIRST") or "0")
    local digits = {}
    function request()
        local rest = number
        number = number + 1
        for i = #id, 1, -1 do
            local digit = rest % 36
            digits[i] = alphabet:sub(digit + 1, digit + 1)
            rest = (rest - digit) / 36
        end
        local text = before .. table.concat(digits) .. after
        return head .. "X-Webhook-Signature: " .. sign(text) .. "\r\n\r\n" .. text
    end
else
    headers["X-Webhook-Signature"] = sign(body)
    wrk.method, wrk.path, wrk.headers, wrk.body = "POST", path, headers, body
end

-- One line for the script: answers, microseconds, answers over 399, socket errors, p50 and p99 in microseconds.
function done(summary, latency)
    local errors = summary.errors
    print(string.format("RESULT %d %d %d %d %d %d", summary.requests, summary.duration, errors.status,
        errors.connect + errors.read + errors.write + errors.timeout,
        latency:percentile(50), latency:percentile(99)))
end
