-- Links between the documents lead to the pages beside this one; a link to what is not handed out becomes its text.
local pages = { ["vejledning"] = "Vejledning.html", ["regler"] = "Regler.html", ["fagligt"] = "Fagligt.html",
                ["til-centrene"] = "Til centrene.html", ["formater"] = "Formater.html" }

function Link(link)
  if link.target:match("^https?:") or link.target:match("^#") then return link end
  local name, place = link.target:match("^([%w-]+)%.md(.*)$")
  if name and pages[name] then
    link.target = pages[name]:gsub(" ", "%%20") .. place
    return link
  end
  return link.content
end
