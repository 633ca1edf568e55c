-- Singly linked lists: build, reverse, filter and merge sort.
local function build(n, seed)
  local head = nil
  local x = seed
  for _ = 1, n do
    x = x * 16807 % 2147483647
    head = { value = x % 100000, next = head }
  end
  return head
end

local function reverse(l)
  local out = nil
  while l do
    local nextNode = l.next
    l.next = out
    out = l
    l = nextNode
  end
  return out
end

local function keepEven(l)
  local out = nil
  while l do
    if l.value % 2 == 0 then
      out = { value = l.value, next = out }
    end
    l = l.next
  end
  return out
end

local function split(l)
  local slow, fast = l, l.next
  while fast do
    fast = fast.next
    if fast then
      slow = slow.next
      fast = fast.next
    end
  end
  local second = slow.next
  slow.next = nil
  return l, second
end

local function merge(a, b)
  local head = { value = 0, next = nil }
  local tail = head
  while a and b do
    if a.value <= b.value then
      tail.next = a
      a = a.next
    else
      tail.next = b
      b = b.next
    end
    tail = tail.next
  end
  tail.next = a or b
  return head.next
end

local function sorted(l)
  if not l or not l.next then return l end
  local a, b = split(l)
  return merge(sorted(a), sorted(b))
end

local function checksum(l)
  local sum = 0
  while l do
    sum = (sum * 31 + l.value) % 1000003
    l = l.next
  end
  return sum
end

local n = tonumber(arg[1]) or 20000
local total = 0
for round = 1, 8 do
  local l = reverse(build(n, round))
  l = sorted(l)
  total = (total * 7 + checksum(l)) % 1000003
  for _ = 1, 8 do
    l = reverse(l)
  end
  total = (total * 7 + checksum(keepEven(l))) % 1000003
end
print(string.format("%d", total))
