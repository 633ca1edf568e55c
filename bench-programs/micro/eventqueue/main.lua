-- A discrete-event simulation: customers pass a row of servers, every event is
-- an object in a binary heap ordered by time, then by sequence number.
local floor = math.floor

local function less(a, b)
  return a.time < b.time or a.time == b.time and a.seq < b.seq
end

local function push(q, time, server, who)
  q.seq = q.seq + 1
  local e = { time = time, seq = q.seq, server = server, who = who }
  local items = q.items
  local i = q.n + 1
  q.n = i
  while i > 1 do
    local parent = floor(i / 2)
    if not less(e, items[parent]) then break end
    items[i] = items[parent]
    i = parent
  end
  items[i] = e
end

local function pop(q)
  local items = q.items
  local top = items[1]
  local n = q.n
  local e = items[n]
  items[n] = nil
  n = n - 1
  q.n = n
  if n == 0 then return top end
  local i = 1
  while true do
    local child = 2 * i
    if child > n then break end
    if child < n and less(items[child + 1], items[child]) then
      child = child + 1
    end
    if not less(items[child], e) then break end
    items[i] = items[child]
    i = child
  end
  items[i] = e
  return top
end

local events = tonumber(arg[1]) or 400000
local servers = 50
local q = { items = {}, n = 0, seq = 0 }
local free = {}
for i = 0, servers - 1 do free[i] = 0 end
local x = 7
local function nextRandom(limit)
  x = x * 16807 % 2147483647
  return x % limit
end
for i = 0, 499 do
  local t = nextRandom(1000)
  push(q, t, nextRandom(servers), { id = i, hops = 0, wait = 0 })
end
local done, waited, born = 0, 0, 500
for _ = 1, events do
  local e = pop(q)
  local who, server = e.who, e.server
  local start = e.time
  if free[server] > start then
    who.wait = who.wait + free[server] - start
    start = free[server]
  end
  local finish = start + 1 + nextRandom(20)
  free[server] = finish
  who.hops = who.hops + 1
  if who.hops < 6 then
    push(q, finish, (server + 1 + nextRandom(3)) % servers, who)
  else
    done = done + 1
    waited = waited + who.wait
    local t = finish + nextRandom(200)
    push(q, t, nextRandom(servers), { id = born, hops = 0, wait = 0 })
    born = born + 1
  end
end
print(string.format("%d %d %d %d", done, waited, q.n, q.items[1].time))
