-- Counts words: a text is split, words are cut from it, a table counts them, sorted keys report.
local n = tonumber(arg[1]) or 30000
local names = {[0] = "alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta"}
local parts = {}
local x = 1
for i = 0, n - 1 do
  x = x * 16807 % 2147483647
  parts[#parts + 1] = names[x % 8]
  parts[#parts + 1] = string.format("%d", x % 101)
  parts[#parts + 1] = i % 2 == 0 and " " or "\n"
end
local text = table.concat(parts)
local counts, lengths = {}, {}
for _ = 1, 80 do
  for word in text:gmatch("%S+") do
    counts[word] = (counts[word] or 0) + 1
    lengths[#word] = (lengths[#word] or 0) + 1
  end
end
local words = {}
for word in pairs(counts) do words[#words + 1] = word end
table.sort(words)
local sum = 0
for i, word in ipairs(words) do sum = (sum * 31 + (i - 1) * counts[word]) % 1000003 end
print(string.format("%d %s %d %d %d", #words, words[1], counts[words[1]], lengths[5], sum))
