-- Pancake flips over all permutations, three rounds: integer array shuffling.
-- Arrays are 1-based; the values and the checksum are those of the Go program.
local function fannkuch(n)
  local perm, perm1, count = {}, {}, {}
  for i = 1, n do
    perm[i], perm1[i], count[i] = 0, i, 0
  end
  local checksum, maxFlips = 0, 0
  local r = n
  local even = true
  while true do
    while r > 1 do
      count[r] = r
      r = r - 1
    end
    if perm1[1] ~= 1 then
      for i = 1, n do perm[i] = perm1[i] end
      local flips = 0
      local k = perm[1]
      while k ~= 1 do
        local i, j = 1, k
        while i < j do
          perm[i], perm[j] = perm[j], perm[i]
          i = i + 1
          j = j - 1
        end
        flips = flips + 1
        k = perm[1]
      end
      if flips > maxFlips then maxFlips = flips end
      if even then checksum = checksum + flips else checksum = checksum - flips end
    end
    while true do
      if r == n then return checksum, maxFlips end
      local first = perm1[1]
      for i = 1, r do perm1[i] = perm1[i + 1] end
      perm1[r + 1] = first
      local c = count[r + 1] - 1
      count[r + 1] = c
      if c > 0 then break end
      r = r + 1
    end
    even = not even
  end
end

local n = tonumber(arg[1]) or 9
local checksum, flips = 0, 0
for _ = 1, 3 do
  local c, f = fannkuch(n)
  checksum = checksum + c
  flips = f
end
print(string.format("%d\nPfannkuchen(%d) = %d", checksum, n, flips))
