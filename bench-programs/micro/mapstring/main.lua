-- A table with string keys: words made on the fly, counted, looked up, deleted.
local n = tonumber(arg[1]) or 800000
local counts = {}
local x = 42
for _ = 1, n do
  x = x * 16807 % 2147483647
  local k = "user:" .. x % 20000
  counts[k] = (counts[k] or 0) + 1
end
local found, missing = 0, 0
for i = 0, n - 1 do
  local c = counts["user:" .. i % 40000]
  if c then
    found = found + c
  else
    missing = missing + 1
  end
end
for i = 0, 19999, 2 do
  counts["user:" .. i] = nil
end
local length, sum = 0, 0
for k, v in pairs(counts) do
  length = length + #k
  sum = sum + v
end
print(string.format("%d %d %d %d", found, missing, length, sum))
