-- Trees built top-down and bottom-up at several depths, while a tree and a
-- large array live throughout.
local function populate(depth, n)
  if depth <= 0 then return end
  depth = depth - 1
  n.left = { left = nil, right = nil, i = depth, j = 0 }
  n.right = { left = nil, right = nil, i = 0, j = depth }
  populate(depth, n.left)
  populate(depth, n.right)
end

local function makeTree(depth)
  if depth <= 0 then
    return { left = nil, right = nil, i = 1, j = 1 }
  end
  return { left = makeTree(depth - 1), right = makeTree(depth - 1), i = depth, j = depth }
end

local function size(n)
  if not n then return 0 end
  return 1 + size(n.left) + size(n.right)
end

local maxDepth = tonumber(arg[1]) or 12
print(string.format("stretch %d", size(makeTree(maxDepth + 1))))
local long = { left = nil, right = nil, i = 0, j = 0 }
populate(maxDepth, long)
local array = {}
for i = 1, 250000 do
  array[i] = 1 / i
end
local trees = 4096
for depth = 4, maxDepth, 2 do
  local total = 0
  for _ = 1, trees do
    local t = { left = nil, right = nil, i = 0, j = 0 }
    populate(depth, t)
    total = total + t.left.i
    t = makeTree(depth)
    total = total + t.right.j
  end
  print(string.format("depth %d trees %d total %d", depth, trees, total))
  trees = (trees - trees % 3) / 3
end
print(string.format("long lived %d array %.6f", size(long), array[1001]))
