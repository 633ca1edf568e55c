-- A table from sparse ints to ints: insertion, update, lookup, deletion, full walks.
local n = tonumber(arg[1]) or 20000
local total = 0
for round = 1, 125 do
  local m = {}
  local x = round
  for i = 0, n - 1 do
    x = x * 16807 % 2147483647
    local k = x % (2 * n) * 7
    m[k] = (m[k] or 0) + i % 10
  end
  local hits = 0
  for i = 0, 2 * n - 1 do
    local v = m[i * 7]
    if v then hits = hits + v end
  end
  for i = 0, 2 * n - 1, 3 do
    m[i * 7] = nil
  end
  local walk = 0
  local count = 0
  for k, v in pairs(m) do
    walk = walk + k + v
    count = count + 1
  end
  total = (total * 31 + hits + walk + count) % 1000003
end
print(string.format("%d", total))
