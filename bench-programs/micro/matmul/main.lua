-- Dense matrix product on tables of tables.
local function newMatrix(n, seed)
  local m = {}
  local scale = seed / n / n
  for i = 0, n - 1 do
    local row = {}
    for j = 0, n - 1 do
      row[j + 1] = scale * (i - j) * (i + j)
    end
    m[i + 1] = row
  end
  return m
end

local function multiply(a, b)
  local n = #a
  local t = {}
  for i = 1, n do
    local row = {}
    for j = 1, n do row[j] = b[j][i] end
    t[i] = row
  end
  local c = {}
  for i = 1, n do
    local row = {}
    local ai = a[i]
    for j = 1, n do
      local tj = t[j]
      local sum = 0.0
      for k = 1, n do
        sum = sum + ai[k] * tj[k]
      end
      row[j] = sum
    end
    c[i] = row
  end
  return c
end

local n = tonumber(arg[1]) or 360
local c = multiply(newMatrix(n, 1), newMatrix(n, 2))
local trace = 0.0
for i = 1, n do trace = trace + c[i][i] end
local mid = math.floor(n / 2) + 1
print(string.format("%.9f %.9f", c[mid][mid], trace))
