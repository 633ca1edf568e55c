-- Escape-time fractal: float loops with data-dependent exits. Prints a count
-- and a checksum instead of a picture.
local function escape(cr, ci, limit)
  local zr, zi, tr, ti = 0.0, 0.0, 0.0, 0.0
  for i = 0, limit - 1 do
    zi = 2 * zr * zi + ci
    zr = tr - ti + cr
    tr = zr * zr
    ti = zi * zi
    if tr + ti > 4 then return i end
  end
  return limit
end

local n = tonumber(arg[1]) or 1000
local limit = 50
local inside, sum = 0, 0
for y = 0, n - 1 do
  local ci = 2 * y / n - 1
  for x = 0, n - 1 do
    local cr = 2 * x / n - 1.5
    local k = escape(cr, ci, limit)
    if k == limit then inside = inside + 1 end
    sum = (sum * 31 + k) % 1000003
  end
end
print(string.format("%d %d", inside, sum))
