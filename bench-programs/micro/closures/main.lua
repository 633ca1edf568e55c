-- Closures made, captured, composed and called through variables.
local function counter(start, step)
  local n = start
  return function()
    n = n + step
    return n
  end
end

local function compose(f, g)
  return function(x) return f(g(x)) end
end

local function adder(k)
  return function(x) return (x + k) % 1000003 end
end

local function apply(xs, f)
  for i = 1, #xs do
    xs[i] = f(xs[i])
  end
end

local rounds = tonumber(arg[1]) or 200000
local xs = {}
for i = 1, 20 do xs[i] = i - 1 end
local sum = 0
for r = 0, rounds - 1 do
  local f = compose(adder(r), compose(adder(7), adder(r + 1)))
  apply(xs, f)
  local nextValue = counter(r, 3)
  for _ = 1, 10 do
    sum = (sum + nextValue()) % 1000003
  end
end
for i = 1, #xs do
  sum = (sum * 31 + xs[i]) % 1000003
end
print(string.format("%d", sum))
