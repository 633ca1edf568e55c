-- Sieve of Eratosthenes over a table of booleans, several rounds.
local function sieve(limit)
  local composite = {}
  for i = 1, limit do composite[i] = false end
  local count, sum = 0, 0
  for i = 2, limit do
    if not composite[i] then
      count = count + 1
      sum = sum + i
      for j = i + i, limit, i do
        composite[j] = true
      end
    end
  end
  return count, sum
end

local limit = tonumber(arg[1]) or 3000000
local total = 0
for round = 0, 2 do
  local count, sum = sieve(limit - round)
  total = total + sum % 1000003
  print(string.format("%d %d", count, sum))
end
print(string.format("%d", total))
