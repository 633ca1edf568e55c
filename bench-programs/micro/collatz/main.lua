-- Collatz lengths remembered in a table: dense keys found, large and sparse ones missed.
local n = tonumber(arg[1]) or 300000
local floor = math.floor
local total = 0
for round = 1, 8 do
  local lengths = {}
  lengths[1] = 1
  for start = 2, n - 1 do
    local at, steps = start, 0
    while true do
      local rest = lengths[at]
      if rest then
        steps = steps + rest
        break
      end
      if at % 2 == 0 then at = floor(at / 2) else at = 3 * at + 1 end
      steps = steps + 1
    end
    lengths[start] = steps
    total = total + steps
  end
end
print(total)
