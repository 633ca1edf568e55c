-- Binary trees, built and dropped beside one that lives.
local function build(depth)
  if depth == 0 then
    return { left = nil, right = nil }
  end
  return { left = build(depth - 1), right = build(depth - 1) }
end

local function count(t)
  local left = t.left
  if not left then return 1 end
  return 1 + count(left) + count(t.right)
end

local n = tonumber(arg[1]) or 15
print(string.format("stretch tree of depth %d check: %d", n + 1, count(build(n + 1))))
local long = build(n)
local iterations = 1
for _ = 1, n do iterations = iterations * 2 end
for depth = 4, n, 4 do
  local check = 0
  for _ = 1, iterations do
    check = check + count(build(depth))
  end
  print(string.format("%d trees of depth %d check: %d", iterations, depth, check))
  for _ = 1, 4 do
    iterations = (iterations - iterations % 2) / 2
  end
end
print(string.format("long lived tree of depth %d check: %d", n, count(long)))
