-- Power iteration on an infinite matrix: float division in an inner loop of
-- small calls.
local function element(i, j)
  local ij = i + j
  return 1.0 / (ij * (ij + 1) * 0.5 + (i + 1))
end

local function times(v, u, n)
  for i = 1, n do
    local sum = 0.0
    for j = 1, n do
      sum = sum + element(i - 1, j - 1) * u[j]
    end
    v[i] = sum
  end
end

local function timesTransposed(v, u, n)
  for i = 1, n do
    local sum = 0.0
    for j = 1, n do
      sum = sum + element(j - 1, i - 1) * u[j]
    end
    v[i] = sum
  end
end

local n = tonumber(arg[1]) or 500
local u, v, t = {}, {}, {}
for i = 1, n do
  u[i], v[i], t[i] = 1.0, 0.0, 0.0
end
for _ = 1, 10 do
  times(t, u, n)
  timesTransposed(v, t, n)
  times(t, v, n)
  timesTransposed(u, t, n)
end
local vBv, vv = 0.0, 0.0
for i = 1, n do
  local x = v[i]
  vBv = vBv + u[i] * x
  vv = vv + x * x
end
print(string.format("%.9f", math.sqrt(vBv / vv)))
