-- Concatenates: short keys from parts, lines that grow by appending to a string.
local n = tonumber(arg[1]) or 80000
local names = {[0] = "alpha", "beta", "gamma", "delta"}
local total = 0
for i = 0, n - 1 do
  local line = ""
  for j = 0, 39 do
    local key = names[(i + j) % 4] .. "-" .. names[j % 4]
    line = line .. key:sub(1, j % 5 + 1)
  end
  total = total + #line + line:byte(i % #line + 1)
end
print(string.format("%d", total))
