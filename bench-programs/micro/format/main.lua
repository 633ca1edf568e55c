-- Formats records: numbers, strings and floats with widths and precisions.
local n = tonumber(arg[1]) or 400000
local total, sum = 0, 0
for i = 0, n - 1 do
  local price = i % 1000 * 0.37
  local line = string.format("%d:%s:%.2f;", i, "item", price)
  total = total + #line
  local cell = string.format("%6d|%-8s|%08.3f|%x", i, "ab", price / 7, i)
  sum = (sum * 31 + cell:byte(i % #cell + 1)) % 1000003
end
print(string.format("%d %d", total, sum))
