-- A table with dense int keys: filled in order, summed, updated, thinned out.
local n = tonumber(arg[1]) or 100000
local total = 0
for round = 1, 80 do
  local m = {}
  for i = 0, n - 1 do m[i] = i * round end
  for i = 0, n - 1 do total = total + m[i] % 7 end
  for i = 0, n - 1, 2 do
    m[i] = m[i] + round
    m[i + 1] = nil
  end
  for i = 0, n - 1 do
    local v = m[i]
    if v then total = total + v % 5 end
  end
end
print(string.format("%d", total))
