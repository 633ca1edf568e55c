-- Strings built piece by piece, cut into fields again and compared.
local concat, byte, sub = table.concat, string.byte, string.sub

local function line(i)
  local b = {}
  for j = 0, 7 do
    if j > 0 then
      b[#b + 1] = ","
    end
    b[#b + 1] = "field"
    b[#b + 1] = tostring(i % 1000 * j)
  end
  return concat(b)
end

local function fields(s)
  local out = {}
  local start = 1
  for i = 1, #s do
    if byte(s, i) == 44 then
      out[#out + 1] = sub(s, start, i - 1)
      start = i + 1
    end
  end
  out[#out + 1] = sub(s, start)
  return out
end

local n = tonumber(arg[1]) or 60000
local bytes, same, sum = 0, 0, 0
local last = ""
for i = 0, n - 1 do
  local s = line(i)
  local parts = fields(s)
  bytes = bytes + #s
  for k = 1, #parts do
    local p = parts[k]
    sum = (sum * 31 + #p + byte(p, #p)) % 1000003
  end
  local joined = parts[1] .. ";" .. parts[#parts]
  if joined == last then
    same = same + 1
  end
  last = joined
end
print(string.format("%d %d %d", bytes, same, sum))
