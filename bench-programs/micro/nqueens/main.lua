-- All placements of n queens by backtracking with occupancy tables.
local function newBoard(n)
  local b = { n = n, column = {}, rise = {}, fall = {}, solutions = 0, tried = 0 }
  for i = 1, n do b.column[i] = false end
  for i = 1, 2 * n do b.rise[i], b.fall[i] = false, false end
  return b
end

local function place(b, row)
  local n = b.n
  if row == n then
    b.solutions = b.solutions + 1
    return
  end
  local column, rise, fall = b.column, b.rise, b.fall
  for c = 1, n do
    b.tried = b.tried + 1
    if not (column[c] or rise[row + c] or fall[row - c + n + 1]) then
      column[c], rise[row + c], fall[row - c + n + 1] = true, true, true
      place(b, row + 1)
      column[c], rise[row + c], fall[row - c + n + 1] = false, false, false
    end
  end
end

local b = newBoard(tonumber(arg[1]) or 12)
place(b, 0)
print(string.format("%d %d", b.solutions, b.tried))
