-- Posts the bodies of a file in turn, one a line. Arguments: the file, the Authorization header, the content type.
local bodies, turn = {}, 0

function init(arguments)
  for line in io.lines(arguments[1]) do
    bodies[#bodies + 1] = line
  end
  wrk.method = "POST"
  wrk.headers["Authorization"] = arguments[2]
  wrk.headers["Content-Type"] = arguments[3]
  turn = math.random(#bodies)
end

function request()
  turn = turn % #bodies + 1
  return wrk.format(nil, nil, nil, bodies[turn])
end

-- What the table is made of: requests a second, median and 99th percentile in milliseconds, answers that were no success.
function done(summary, latency, requests)
  local failed = summary.errors.connect + summary.errors.read + summary.errors.write
    + summary.errors.status + summary.errors.timeout
  io.write(string.format("RESULT %.0f %.3f %.3f %d\n", summary.requests / (summary.duration / 1e6),
    latency:percentile(50) / 1000, latency:percentile(99) / 1000, failed))
end
