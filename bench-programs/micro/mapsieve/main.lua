-- The sieve of Eratosthenes in a table of booleans: dense int keys written in growing strides.
local n = tonumber(arg[1]) or 1000000
local total = 0
for round = 1, 4 do
  local composite = {}
  for i = 2, n do
    if not composite[i] then
      total = total + 1
      for j = i * i, n, i do composite[j] = true end
    end
  end
end
print(total)
