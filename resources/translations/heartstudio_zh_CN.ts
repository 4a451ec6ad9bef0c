<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>Application</name>
    <message>
        <source>The song is ready</source>
        <translation>歌曲已完成</translation>
    </message>
</context>
<context>
    <name>CoachPanel</name>
    <message>
        <source>Try with {0}</source>
        <translation>适合 {0}</translation>
    </message>
    <message>
        <source>Begin with</source>
        <translation>先选一个</translation>
    </message>
    <message>
        <source>Add {0}</source>
        <translation>添加 {0}</translation>
    </message>
</context>
<context>
    <name>ComposePage</name>
    <message>
        <source>Compose</source>
        <translation>作曲</translation>
    </message>
    <message>
        <source>Templates</source>
        <translation>模板</translation>
    </message>
    <message>
        <source>A song needs at least one tag</source>
        <translation>歌曲至少需要一个标签</translation>
    </message>
    <message>
        <source>Add a genre, such as pop or jazz</source>
        <translation>请添加流派，例如 pop 或 jazz</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>one genre first, then timbre, voice, mood</source>
        <translation>先写一个流派，再写音色、人声、情绪</translation>
    </message>
</context>
<context>
    <name>Cover</name>
    <message>
        <source>No cover</source>
        <translation>没有封面</translation>
    </message>
</context>
<context>
    <name>CoverCard</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Cover of {0}</source>
        <translation>《{0}》的封面</translation>
    </message>
</context>
<context>
    <name>CoverPanel</name>
    <message>
        <source>New cover</source>
        <translation>新封面</translation>
    </message>
    <message>
        <source>Use own picture</source>
        <translation>使用自己的图片</translation>
    </message>
    <message>
        <source>Wear this cover again</source>
        <translation>重新使用此封面</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>Describe it</source>
        <translation>描述</translation>
    </message>
</context>
<context>
    <name>CoverProgress</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>CoverWords</name>
    <message>
        <source>What the cover shows</source>
        <translation>封面上的内容</translation>
    </message>
    <message>
        <source>Paint this</source>
        <translation>按此绘制</translation>
    </message>
    <message>
        <source>Back to the song’s own</source>
        <translation>恢复歌曲自带的描述</translation>
    </message>
    <message>
        <source>This is what the cover model is told. It reads English best.</source>
        <translation>这是给封面模型的描述，用英文效果最好。</translation>
    </message>
</context>
<context>
    <name>Dials</name>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Go on to the full length</source>
        <translation>一直演奏到全长</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>长度</translation>
    </message>
    <message>
        <source>The song may end by itself before</source>
        <translation>歌曲可能提前自行结束</translation>
    </message>
    <message>
        <source>Guidance</source>
        <translation>引导</translation>
    </message>
    <message>
        <source>How closely the song follows tags and words; 1 is off</source>
        <translation>歌曲跟随标签和歌词的程度；1 为关闭</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>温度</translation>
    </message>
    <message>
        <source>How adventurous the song is; 0 always takes the likeliest sound</source>
        <translation>歌曲的冒险程度；0 总是取最可能的声音</translation>
    </message>
    <message>
        <source>Top-k</source>
        <translation>Top-k</translation>
    </message>
    <message>
        <source>How many sounds there are to choose from at each step</source>
        <translation>每一步可选声音的数量</translation>
    </message>
    <message>
        <source>Takes</source>
        <translation>版本数</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>种子</translation>
    </message>
    <message>
        <source>{0} · not here yet</source>
        <translation>{0} · 尚未下载</translation>
    </message>
</context>
<context>
    <name>Facts</name>
    <message>
        <source>Seed</source>
        <translation>种子</translation>
    </message>
    <message>
        <source>Guidance</source>
        <translation>引导</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>温度</translation>
    </message>
    <message>
        <source>Top-k</source>
        <translation>Top-k</translation>
    </message>
    <message>
        <source>Length limit</source>
        <translation>长度上限</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Loudness</source>
        <translation>响度</translation>
    </message>
    <message>
        <source>silent</source>
        <translation>静音</translation>
    </message>
    <message>
        <source>Played</source>
        <translation>播放</translation>
    </message>
    <message numerus="yes">
        <source>%n time(s)</source>
        <translation>
            <numerusform>%Ln 次</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>GoingOn</name>
    <message>
        <source>Length of the new song</source>
        <translation>新歌曲的长度</translation>
    </message>
    <message>
        <source>Compose</source>
        <translation>作曲</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>种子</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Continue from the end</source>
        <translation>从结尾继续</translation>
    </message>
    <message>
        <source>Branch from {0}</source>
        <translation>从 {0} 分支</translation>
    </message>
    <message>
        <source>The new song would end before it goes its own way</source>
        <translation>新歌曲会在分支之前结束</translation>
    </message>
    <message>
        <source>Make it longer than {0}</source>
        <translation>请使其长于 {0}</translation>
    </message>
</context>
<context>
    <name>JobCard</name>
    <message numerus="yes">
        <source>%n take(s)</source>
        <translation>
            <numerusform>%Ln 个版本</numerusform>
        </translation>
    </message>
    <message>
        <source>Later</source>
        <translation>推后</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Take off the list</source>
        <translation>从列表移除</translation>
    </message>
    <message>
        <source>Show song</source>
        <translation>显示歌曲</translation>
    </message>
    <message>
        <source>Listen</source>
        <translation>试听</translation>
    </message>
    <message>
        <source>End here</source>
        <translation>在此结束</translation>
    </message>
    <message>
        <source>Earlier</source>
        <translation>提前</translation>
    </message>
</context>
<context>
    <name>JobRow</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>LibraryNews</name>
    <message numerus="yes">
        <source>%n thing(s) put right in the library</source>
        <translation>
            <numerusform>资料库中已修复 %Ln 处</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more to look at</source>
        <translation>
            <numerusform>另有 %Ln 处需要查看</numerusform>
        </translation>
    </message>
    <message>
        <source>Look for it</source>
        <translation>查找文件</translation>
    </message>
    <message>
        <source>Look for them</source>
        <translation>查找文件</translation>
    </message>
    <message>
        <source>Every song is in its place</source>
        <translation>每首歌曲都在原处</translation>
    </message>
    <message numerus="yes">
        <source>%n folder(s) of {0} so far</source>
        <translation>
            <numerusform>已查看“{0}”中的 %Ln 个文件夹</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n song(s) found</source>
        <translation>
            <numerusform>找到 %Ln 首歌曲</numerusform>
        </translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>No song is missing</source>
        <translation>没有缺失的歌曲</translation>
    </message>
    <message numerus="yes">
        <source>%n song(s) found again</source>
        <translation>
            <numerusform>已找回 %Ln 首歌曲</numerusform>
        </translation>
    </message>
    <message>
        <source>Copied into the library; what is in {0} stays there.</source>
        <translation>已拷贝到资料库；“{0}”中的内容保持不变。</translation>
    </message>
    <message>
        <source>Stopped before anything was found</source>
        <translation>已停止，尚未找到任何歌曲</translation>
    </message>
    <message numerus="yes">
        <source>%n folder(s) could not be read.</source>
        <translation>
            <numerusform>有 %Ln 个文件夹无法读取。</numerusform>
        </translation>
    </message>
    <message>
        <source>Look elsewhere</source>
        <translation>在别处查找</translation>
    </message>
    <message>
        <source>If a disk is not connected, connect it and look there.</source>
        <translation>如果有磁盘未连接，请连接后在其中查找。</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>“{0}”</source>
        <translation>“{0}”</translation>
    </message>
    <message numerus="yes">
        <source>Still missing: {0} and %n more.</source>
        <translation>
            <numerusform>仍然缺失：{0}，另有 %Ln 首。</numerusform>
        </translation>
    </message>
    <message>
        <source>Still missing: {0}.</source>
        <translation>仍然缺失：{0}。</translation>
    </message>
    <message>
        <source>No missing song was found in {0}</source>
        <translation>“{0}”中没有找到缺失的歌曲</translation>
    </message>
    <message>
        <source>Looking for missing songs</source>
        <translation>正在查找缺失的歌曲</translation>
    </message>
    <message>
        <source>Look for it where it may be now, or delete the song</source>
        <translation>请在它可能的位置查找，或删除这首歌曲</translation>
    </message>
</context>
<context>
    <name>LibraryPage</name>
    <message>
        <source>Search titles, tags, words</source>
        <translation>搜索标题、标签、歌词</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>资料库</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>排序</translation>
    </message>
    <message>
        <source>Favourites</source>
        <translation>收藏</translation>
    </message>
    <message>
        <source>This week</source>
        <translation>本周</translation>
    </message>
    <message>
        <source>Newest</source>
        <translation>最新</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>Longest</source>
        <translation>最长</translation>
    </message>
    <message>
        <source>Favourites first</source>
        <translation>收藏优先</translation>
    </message>
    <message>
        <source>Most played</source>
        <translation>最常播放</translation>
    </message>
    <message>
        <source>Your songs will live here</source>
        <translation>你的歌曲会在这里</translation>
    </message>
    <message>
        <source>Write a few words, choose a style, and HeartStudio composes on this Mac.</source>
        <translation>写几句词，选一种风格，HeartStudio 就在这台 Mac 上作曲。</translation>
    </message>
    <message>
        <source>Compose a song</source>
        <translation>创作一首歌</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>未找到</translation>
    </message>
    <message>
        <source>No song here has these words in its title, tags or lyrics.</source>
        <translation>没有歌曲的标题、标签或歌词包含这些字词。</translation>
    </message>
    <message>
        <source>No favourites yet</source>
        <translation>还没有收藏</translation>
    </message>
    <message>
        <source>The heart on a cover puts a song here.</source>
        <translation>点封面上的心形，歌曲就会出现在这里。</translation>
    </message>
    <message>
        <source>A quiet week</source>
        <translation>安静的一周</translation>
    </message>
    <message>
        <source>Songs of the last seven days are shown here.</source>
        <translation>这里显示最近七天的歌曲。</translation>
    </message>
</context>
<context>
    <name>Lost</name>
    <message>
        <source>Look for it</source>
        <translation>查找文件</translation>
    </message>
    <message>
        <source>The sound file is not in its place. Look for it where it may be now, or choose Check the library, which makes it again.</source>
        <translation>声音文件不在原处。请在它可能的位置查找，或选择“检查资料库”，重新生成它。</translation>
    </message>
    <message>
        <source>The song&apos;s files are not in their place: they were moved, or are on a disk that is not connected.</source>
        <translation>歌曲的文件不在原处：它们可能被移走，或位于未连接的磁盘上。</translation>
    </message>
</context>
<context>
    <name>LyricsCard</name>
    <message>
        <source>Insert {0}</source>
        <translation>插入{0}</translation>
    </message>
    <message numerus="yes">
        <source>%n token(s)</source>
        <translation>
            <numerusform>%Ln 个词元</numerusform>
        </translation>
    </message>
    <message>
        <source>{0} · about {1}</source>
        <translation>{0} · 约 {1}</translation>
    </message>
    <message>
        <source>Instrumental</source>
        <translation>纯音乐</translation>
    </message>
</context>
<context>
    <name>LyricsEditor</name>
    <message>
        <source>Lyrics</source>
        <translation>歌词</translation>
    </message>
    <message>
        <source>Write the words here, section by section, or leave it instrumental</source>
        <translation>在这里逐段写歌词，或留空为纯音乐</translation>
    </message>
</context>
<context>
    <name>Menus</name>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>New song</source>
        <translation>新歌曲</translation>
    </message>
    <message>
        <source>Compose</source>
        <translation>作曲</translation>
    </message>
    <message>
        <source>Close window</source>
        <translation>关闭窗口</translation>
    </message>
    <message>
        <source>Preferences</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Quit HeartStudio</source>
        <translation>退出 HeartStudio</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>编辑</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>Cut</source>
        <translation>剪切</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>拷贝</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>粘贴</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>全选</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>查找</translation>
    </message>
    <message>
        <source>View</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>资料库</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>队列</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>全屏幕</translation>
    </message>
    <message>
        <source>Controls</source>
        <translation>控制</translation>
    </message>
    <message>
        <source>Play or pause</source>
        <translation>播放或暂停</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一首</translation>
    </message>
    <message>
        <source>Previous</source>
        <translation>上一首</translation>
    </message>
    <message>
        <source>Louder</source>
        <translation>调高音量</translation>
    </message>
    <message>
        <source>Quieter</source>
        <translation>调低音量</translation>
    </message>
    <message>
        <source>Shuffle</source>
        <translation>随机播放</translation>
    </message>
    <message>
        <source>Repeat all</source>
        <translation>全部重复</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>帮助</translation>
    </message>
    <message>
        <source>About HeartStudio</source>
        <translation>关于 HeartStudio</translation>
    </message>
    <message>
        <source>Show the log</source>
        <translation>显示日志</translation>
    </message>
    <message>
        <source>Tags and lyrics become songs, entirely on this Mac. Nothing you write leaves it.</source>
        <translation>标签和歌词变成歌曲，全部在这台 Mac 上完成。你写的内容不会离开它。</translation>
    </message>
    <message>
        <source>Check the library</source>
        <translation>检查资料库</translation>
    </message>
    <message>
        <source>Song</source>
        <translation>歌曲</translation>
    </message>
    <message>
        <source>Open lyrics or song</source>
        <translation>打开歌词或歌曲</translation>
    </message>
    <message>
        <source>Favourites</source>
        <translation>收藏</translation>
    </message>
    <message>
        <source>This week</source>
        <translation>本周</translation>
    </message>
    <message>
        <source>Show what plays</source>
        <translation>显示正在播放</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>窗口</translation>
    </message>
    <message>
        <source>Minimise</source>
        <translation>最小化</translation>
    </message>
    <message>
        <source>Zoom</source>
        <translation>缩放</translation>
    </message>
    <message>
        <source>Look for missing songs</source>
        <translation>查找缺失的歌曲</translation>
    </message>
</context>
<context>
    <name>ModelCard</name>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>使用中</translation>
    </message>
    <message>
        <source>Recommended</source>
        <translation>推荐</translation>
    </message>
    <message>
        <source>Checking</source>
        <translation>正在检查</translation>
    </message>
    <message>
        <source>Fetching</source>
        <translation>正在下载</translation>
    </message>
    <message>
        <source>{0} of {1}</source>
        <translation>{0} / {1}</translation>
    </message>
    <message>
        <source>{0} a second</source>
        <translation>每秒 {0}</translation>
    </message>
    <message>
        <source>{0} left</source>
        <translation>剩余 {0}</translation>
    </message>
    <message>
        <source>{0} on this disk</source>
        <translation>占用磁盘 {0}</translation>
    </message>
    <message>
        <source>{0} to fetch</source>
        <translation>需下载 {0}</translation>
    </message>
    <message>
        <source>{0} of music in about {1}</source>
        <translation>{0} 的音乐约需 {1}</translation>
    </message>
    <message>
        <source>{0} of memory</source>
        <translation>内存 {0}</translation>
    </message>
    <message>
        <source>Not whole: {0}</source>
        <translation>不完整：{0}</translation>
    </message>
    <message>
        <source>This copy of HeartStudio came without it.</source>
        <translation>此份 HeartStudio 未附带该模型。</translation>
    </message>
    <message>
        <source>{0} of an unfinished download are kept</source>
        <translation>已保留未完成下载的 {0}</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Use for new songs</source>
        <translation>用于新歌曲</translation>
    </message>
    <message>
        <source>Go on fetching</source>
        <translation>继续下载</translation>
    </message>
    <message>
        <source>Fetch</source>
        <translation>下载</translation>
    </message>
    <message>
        <source>Check every file</source>
        <translation>检查所有文件</translation>
    </message>
    <message>
        <source>Discard the unfinished download</source>
        <translation>丢弃未完成的下载</translation>
    </message>
    <message>
        <source>Remove from this disk</source>
        <translation>从磁盘移除</translation>
    </message>
    <message>
        <source>Comes with HeartStudio</source>
        <translation>随 HeartStudio 附带</translation>
    </message>
    <message>
        <source>1 cover in about {0}</source>
        <translation>1 张封面约需 {0}</translation>
    </message>
    <message>
        <source>Use for covers</source>
        <translation>用于封面</translation>
    </message>
</context>
<context>
    <name>ModelsPage</name>
    <message>
        <source>Search this Mac</source>
        <translation>搜索这台 Mac</translation>
    </message>
    <message>
        <source>Look for weights that other programs have fetched</source>
        <translation>查找其他程序已下载的权重</translation>
    </message>
    <message>
        <source>Add folder</source>
        <translation>添加文件夹</translation>
    </message>
    <message>
        <source>Add from Hugging Face</source>
        <translation>从 Hugging Face 添加</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>For music</source>
        <translation>用于音乐</translation>
    </message>
    <message>
        <source>For covers</source>
        <translation>用于封面</translation>
    </message>
    <message>
        <source>No weights of other programs were found</source>
        <translation>未找到其他程序的权重</translation>
    </message>
    <message>
        <source>Found on this Mac</source>
        <translation>在这台 Mac 上找到</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>使用</translation>
    </message>
    <message>
        <source>A folder with weights</source>
        <translation>包含权重的文件夹</translation>
    </message>
    <message>
        <source>Name of the repository, such as owner/name</source>
        <translation>仓库名称，例如 owner/name</translation>
    </message>
    <message>
        <source>mflux, which runs cover models, is not installed: covers are drawn.</source>
        <translation>未安装运行封面模型的 mflux：封面由程序绘制。</translation>
    </message>
    <message>
        <source>Covers are drawn, as chosen in Preferences.</source>
        <translation>已按设置由程序绘制封面。</translation>
    </message>
    <message>
        <source>Covers are drawn until a model for them is here.</source>
        <translation>在下载封面模型之前，封面由程序绘制。</translation>
    </message>
</context>
<context>
    <name>Notice</name>
    <message>
        <source>Put away</source>
        <translation>收起</translation>
    </message>
</context>
<context>
    <name>PlayerBar</name>
    <message>
        <source>Previous</source>
        <translation>上一首</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>播放</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一首</translation>
    </message>
    <message>
        <source>Shuffle</source>
        <translation>随机播放</translation>
    </message>
    <message>
        <source>Repeat</source>
        <translation>重复</translation>
    </message>
    <message>
        <source>Mute</source>
        <translation>静音</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>音量</translation>
    </message>
    <message>
        <source>Composing · playing what is ready</source>
        <translation>作曲中 · 正在播放已完成部分</translation>
    </message>
    <message>
        <source>Nothing is playing</source>
        <translation>未在播放</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Composing · waiting for the next bars</source>
        <translation>作曲中 · 等待后续小节</translation>
    </message>
    <message>
        <source>Show song</source>
        <translation>显示歌曲</translation>
    </message>
</context>
<context>
    <name>Popover</name>
    <message>
        <source>Open Studio</source>
        <translation>打开工作室</translation>
    </message>
    <message>
        <source>Drag a song out to keep it</source>
        <translation>拖出歌曲即可保存</translation>
    </message>
    <message>
        <source>The model is not on this Mac yet</source>
        <translation>模型还不在这台 Mac 上</translation>
    </message>
    <message>
        <source>Open the studio and look under Models</source>
        <translation>请打开工作室查看“模型”</translation>
    </message>
    <message>
        <source>A song needs at least one tag</source>
        <translation>歌曲至少需要一个标签</translation>
    </message>
    <message>
        <source>Add a genre, such as pop or jazz</source>
        <translation>请添加流派，例如 pop 或 jazz</translation>
    </message>
    <message numerus="yes">
        <source>%n more waiting</source>
        <translation>
            <numerusform>另有 %Ln 首等待中</numerusform>
        </translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>{0}, paused</source>
        <translation>{0}，已暂停</translation>
    </message>
    <message>
        <source>Your songs will appear here, to play and to drag.</source>
        <translation>你的歌曲会出现在这里，可播放，也可拖出。</translation>
    </message>
</context>
<context>
    <name>PopoverForm</name>
    <message>
        <source>Lyrics (or leave it instrumental)</source>
        <translation>歌词（留空为纯音乐）</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>长度</translation>
    </message>
    <message>
        <source>Takes</source>
        <translation>版本数</translation>
    </message>
    <message>
        <source>Compose</source>
        <translation>作曲</translation>
    </message>
    <message numerus="yes">
        <source>%n take(s)</source>
        <translation>
            <numerusform>%Ln 个版本</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Preferences</name>
    <message>
        <source>Preferences</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Export format</source>
        <translation>导出格式</translation>
    </message>
    <message>
        <source>Model for new songs</source>
        <translation>新歌曲的模型</translation>
    </message>
    <message>
        <source>Cover model</source>
        <translation>封面模型</translation>
    </message>
    <message>
        <source>Sound output</source>
        <translation>声音输出</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>更改</translation>
    </message>
    <message>
        <source>Songs are kept in</source>
        <translation>歌曲存放于</translation>
    </message>
    <message>
        <source>Export songs as</source>
        <translation>歌曲导出为</translation>
    </message>
    <message>
        <source>Same loudness for all</source>
        <translation>统一响度</translation>
    </message>
    <message>
        <source>Exported and dragged songs are brought to −14 LUFS.</source>
        <translation>导出和拖出的歌曲调整为 −14 LUFS。</translation>
    </message>
    <message>
        <source>Paint covers with a model</source>
        <translation>用模型绘制封面</translation>
    </message>
    <message>
        <source>Where a cover model is installed; else covers are drawn from the song itself.</source>
        <translation>需安装封面模型；否则根据歌曲本身绘制。</translation>
    </message>
    <message>
        <source>Stay in the menu bar</source>
        <translation>留在菜单栏</translation>
    </message>
    <message>
        <source>When the window is closed.</source>
        <translation>关闭窗口时。</translation>
    </message>
    <message>
        <source>Tell when a song is ready</source>
        <translation>歌曲完成时通知</translation>
    </message>
    <message>
        <source>Start at login</source>
        <translation>登录时启动</translation>
    </message>
    <message>
        <source>The recommended one</source>
        <translation>推荐的模型</translation>
    </message>
    <message>
        <source>As the system says</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>{0} (not connected)</source>
        <translation>{0}（未连接）</translation>
    </message>
    <message>
        <source>Where songs are kept</source>
        <translation>歌曲存放位置</translation>
    </message>
    <message>
        <source>Size of covers</source>
        <translation>封面尺寸</translation>
    </message>
    <message>
        <source>{0} pixels</source>
        <translation>{0} 像素</translation>
    </message>
    <message>
        <source>{0} pixels, slower and with more memory</source>
        <translation>{0} 像素，更慢且占用更多内存</translation>
    </message>
</context>
<context>
    <name>ProgressLine</name>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
</context>
<context>
    <name>PromiseCard</name>
    <message>
        <source>Get this model</source>
        <translation>获取此模型</translation>
    </message>
    <message>
        <source>Add a tag, and you will see here how long the song takes.</source>
        <translation>添加标签后，这里会显示歌曲需要多久。</translation>
    </message>
    <message numerus="yes">
        <source>%n take(s) of</source>
        <translation>
            <numerusform>%Ln 个版本，每个</numerusform>
        </translation>
    </message>
    <message>
        <source>{0} {1} in about {2} on this Mac.</source>
        <translation>{0} {1}，在这台 Mac 上约需 {2}。</translation>
    </message>
    <message>
        <source>Peak memory {0}, which fits.</source>
        <translation>内存峰值 {0}，足够。</translation>
    </message>
    <message>
        <source>The model is not on this Mac yet.</source>
        <translation>模型还不在这台 Mac 上。</translation>
    </message>
</context>
<context>
    <name>QueuePage</name>
    <message>
        <source>Pause after this song</source>
        <translation>此曲后暂停</translation>
    </message>
    <message>
        <source>Clear finished</source>
        <translation>清除已完成</translation>
    </message>
    <message>
        <source>Nothing is waiting</source>
        <translation>没有等待的歌曲</translation>
    </message>
    <message>
        <source>Songs that you compose line up here, and go on one after the other.</source>
        <translation>你创作的歌曲在此排队，依次完成。</translation>
    </message>
    <message>
        <source>Compose a song</source>
        <translation>创作一首歌</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>队列</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
</context>
<context>
    <name>Relatives</name>
    <message>
        <source>this song leaves it at {0}</source>
        <translation>本曲在 {0} 处离开</translation>
    </message>
    <message>
        <source>take {0}</source>
        <translation>版本 {0}</translation>
    </message>
    <message>
        <source>goes on from {0}</source>
        <translation>从 {0} 继续</translation>
    </message>
    <message>
        <source>Show song</source>
        <translation>显示歌曲</translation>
    </message>
</context>
<context>
    <name>Said</name>
    <message>
        <source>Begin with a genre, such as pop or jazz: the model leans on it most</source>
        <translation>先写一个流派，如 pop 或 jazz：模型最看重它</translation>
    </message>
    <message>
        <source>{0} are {1} genres, which blur each other: keep one</source>
        <translation>{0} 是{1}个流派，会互相干扰：请只保留一个</translation>
    </message>
    <message>
        <source>“{0}” may not be known to the model; it may pass over it</source>
        <translation>模型可能不认识“{0}”，会忽略它</translation>
    </message>
    <message>
        <source>The model knows “{0}” as “{1}”</source>
        <translation>模型把“{0}”叫作“{1}”</translation>
    </message>
    <message>
        <source>Did you mean “{0}”?</source>
        <translation>你是指“{0}”吗？</translation>
    </message>
    <message>
        <source>Beats a minute are not followed; say fast or slow instead</source>
        <translation>模型不理会每分钟拍数，请改写 fast 或 slow</translation>
    </message>
    <message>
        <source>{0} tags are many: the first five or six count most</source>
        <translation>{0} 个标签太多了：前五六个最重要</translation>
    </message>
    <message>
        <source>Put the genre first</source>
        <translation>把流派放在最前面</translation>
    </message>
    <message>
        <source>Give {0} a line of its own</source>
        <translation>让 {0} 单独占一行</translation>
    </message>
    <message>
        <source>{0} would be sung: put the style into the tags</source>
        <translation>{0} 会被唱出来：请把风格写进标签</translation>
    </message>
    <message>
        <source>Write [{0}]: what else stands in {1} would be sung</source>
        <translation>请写 [{0}]：{1} 里的其他内容会被唱出来</translation>
    </message>
    <message>
        <source>Write [{0}] instead of {1}</source>
        <translation>请把 {1} 改写为 [{0}]</translation>
    </message>
    <message>
        <source>{0} and {1}</source>
        <translation>{0} 和 {1}</translation>
    </message>
    <message>
        <source>two</source>
        <translation>两</translation>
    </message>
    <message>
        <source>three</source>
        <translation>三</translation>
    </message>
    <message>
        <source>four</source>
        <translation>四</translation>
    </message>
    <message>
        <source>Comes with HeartStudio: plays a little, sings nothing, and is there at once.</source>
        <translation>随 HeartStudio 附带：会简单演奏，不会唱歌，立即可用。</translation>
    </message>
    <message>
        <source>Sings your words; follows tags and lyrics best.</source>
        <translation>会唱你的歌词；最能遵循标签和歌词。</translation>
    </message>
    <message>
        <source>Tuned by preference; holds style tags more firmly, words a little less.</source>
        <translation>按偏好调校；更紧扣风格标签，歌词略逊。</translation>
    </message>
    <message>
        <source>The first public weights, for comparison.</source>
        <translation>最早公开的权重，供比较。</translation>
    </message>
    <message>
        <source>Paints album covers from a song&apos;s tags and lyrics.</source>
        <translation>根据歌曲的标签和歌词绘制封面。</translation>
    </message>
    <message>
        <source>The same painter at full precision.</source>
        <translation>同一模型的全精度版本。</translation>
    </message>
    <message>
        <source>Another painter: slower, more of a photographer.</source>
        <translation>另一个模型：更慢，风格更接近摄影。</translation>
    </message>
    <message>
        <source>Morning pop</source>
        <translation>清晨流行</translation>
    </message>
    <message>
        <source>Night drive</source>
        <translation>夜行</translation>
    </message>
    <message>
        <source>Lo-fi study</source>
        <translation>Lo-fi 学习</translation>
    </message>
    <message>
        <source>Folk story</source>
        <translation>民谣故事</translation>
    </message>
    <message>
        <source>Rock anthem</source>
        <translation>摇滚颂歌</translation>
    </message>
    <message>
        <source>Lullaby</source>
        <translation>摇篮曲</translation>
    </message>
    <message>
        <source>This model is not on this machine yet</source>
        <translation>此模型尚未在本机上</translation>
    </message>
    <message>
        <source>{0} is not on this Mac</source>
        <translation>{0} 不在这台 Mac 上</translation>
    </message>
    <message>
        <source>{0} is not on this machine</source>
        <translation>{0} 不在本机上</translation>
    </message>
    <message>
        <source>In {0} it would take {1} of the {2} that music may use of this machine&apos;s memory</source>
        <translation>以 {0} 需要 {1}，而本机可供音乐使用的内存为 {2}</translation>
    </message>
    <message>
        <source>It fits with one take of at most {0}</source>
        <translation>一个不超过 {0} 的版本就放得下</translation>
    </message>
    <message>
        <source>This model needs a machine with more memory than {0}; Sketch, the demo model, runs here at once</source>
        <translation>此模型需要内存超过 {0} 的机器；演示模型 Sketch 在这里可立即运行</translation>
    </message>
    <message>
        <source>Something unexpected happened: {0}</source>
        <translation>发生了意外：{0}</translation>
    </message>
    <message>
        <source>Try again; the log tells more: {0}</source>
        <translation>请重试；日志里有更多信息：{0}</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>请重试</translation>
    </message>
    <message>
        <source>Your songs are not affected</source>
        <translation>你的歌曲不受影响</translation>
    </message>
    <message>
        <source>Nothing was changed</source>
        <translation>没有任何改动</translation>
    </message>
    <message>
        <source>Nothing was begun</source>
        <translation>什么都没有开始</translation>
    </message>
    <message>
        <source>Nothing was removed</source>
        <translation>什么都没有移除</translation>
    </message>
    <message>
        <source>No song is touched</source>
        <translation>没有歌曲受影响</translation>
    </message>
    <message>
        <source>The memory ran out while composing</source>
        <translation>作曲时内存耗尽</translation>
    </message>
    <message>
        <source>The frames composed so far are kept</source>
        <translation>已创作的部分会保留</translation>
    </message>
    <message>
        <source>Close other programs or choose a shorter song, fewer takes or a smaller model, then try again</source>
        <translation>请关闭其他程序，或选择更短的歌曲、更少的版本或更小的模型，然后重试</translation>
    </message>
    <message>
        <source>{0} is not as it came: {1}</source>
        <translation>{0} 与下载时不同：{1}</translation>
    </message>
    <message>
        <source>Fetch it again; what of it is right is not fetched twice</source>
        <translation>请重新下载；正确的部分不会重复下载</translation>
    </message>
    <message>
        <source>There is no sound output to play on ({0})</source>
        <translation>没有可用于播放的声音输出（{0}）</translation>
    </message>
    <message>
        <source>Connect speakers or headphones, then press play again</source>
        <translation>请连接扬声器或耳机，然后再按播放</translation>
    </message>
    <message>
        <source>The sound output has gone away</source>
        <translation>声音输出已断开</translation>
    </message>
    <message>
        <source>The song stays where it was</source>
        <translation>歌曲停在原处</translation>
    </message>
    <message>
        <source>It goes on as soon as there is an output</source>
        <translation>一有输出就会继续</translation>
    </message>
    <message>
        <source>The sound output does not answer</source>
        <translation>声音输出没有响应</translation>
    </message>
    <message>
        <source>Choose another output, or disconnect and connect it again</source>
        <translation>请选择其他输出，或断开后重新连接</translation>
    </message>
    <message>
        <source>The song could not be saved</source>
        <translation>无法保存歌曲</translation>
    </message>
    <message>
        <source>The song could not be changed</source>
        <translation>无法更改歌曲</translation>
    </message>
    <message>
        <source>The songs could not be deleted</source>
        <translation>无法删除歌曲</translation>
    </message>
    <message>
        <source>The songs could not be restored</source>
        <translation>无法恢复歌曲</translation>
    </message>
    <message>
        <source>The library could not be read</source>
        <translation>无法读取资料库</translation>
    </message>
    <message>
        <source>The settings could not be kept</source>
        <translation>无法保存设置</translation>
    </message>
    <message>
        <source>The queue could not be kept</source>
        <translation>无法保存队列</translation>
    </message>
    <message>
        <source>There is no room for a new song</source>
        <translation>没有空间存放新歌曲</translation>
    </message>
    <message>
        <source>{0}: the disk is full ({1})</source>
        <translation>{0}：磁盘已满（{1}）</translation>
    </message>
    <message>
        <source>{0} MB free in {1}</source>
        <translation>{1} 中剩余 {0} MB</translation>
    </message>
    <message>
        <source>Songs already in the library are untouched and nothing half-written was left</source>
        <translation>资料库中的歌曲未受影响，也没有留下未写完的文件</translation>
    </message>
    <message>
        <source>Songs already in the library are untouched</source>
        <translation>资料库中的歌曲未受影响</translation>
    </message>
    <message>
        <source>Free some space and try again</source>
        <translation>请腾出一些空间后重试</translation>
    </message>
    <message>
        <source>The library in {0} can only be read</source>
        <translation>{0} 中的资料库是只读的</translation>
    </message>
    <message>
        <source>Nothing was changed, and every song in it can still be played and exported</source>
        <translation>没有任何改动，其中的歌曲仍可播放和导出</translation>
    </message>
    <message>
        <source>Make the folder writable, or choose another library folder</source>
        <translation>请让文件夹可写，或选择其他资料库文件夹</translation>
    </message>
    <message>
        <source>the model ended the song before its first frame</source>
        <translation>模型在第一帧之前就结束了歌曲</translation>
    </message>
    <message>
        <source>Nothing was lost</source>
        <translation>没有丢失任何内容</translation>
    </message>
    <message>
        <source>Try another seed, more lyrics, or more common tags</source>
        <translation>请尝试其他种子、更多歌词或更常见的标签</translation>
    </message>
    <message>
        <source>The cover could not be painted ({0})</source>
        <translation>无法绘制封面（{0}）</translation>
    </message>
    <message>
        <source>The song keeps its cover</source>
        <translation>歌曲保留原有封面</translation>
    </message>
    <message>
        <source>Choose a smaller cover model, or smaller covers, in Preferences</source>
        <translation>请在偏好设置中选择更小的封面模型或更小的封面</translation>
    </message>
    <message>
        <source>The disk is full: {0} cannot go on</source>
        <translation>磁盘已满：{0} 无法继续</translation>
    </message>
    <message>
        <source>Free some space and fetch it again: it goes on where it stopped</source>
        <translation>请腾出一些空间后重新下载：会从中断处继续</translation>
    </message>
    <message>
        <source>Nothing was fetched, and what had come before is kept</source>
        <translation>没有下载任何内容，之前下载的部分已保留</translation>
    </message>
    <message>
        <source>What has come so far is kept</source>
        <translation>已下载的部分会保留</translation>
    </message>
    <message>
        <source>Fetch it again when the network is back: it goes on where it stopped</source>
        <translation>网络恢复后请重新下载：会从中断处继续</translation>
    </message>
    <message>
        <source>{0} carries no recipe</source>
        <translation>{0} 不含配方</translation>
    </message>
    <message>
        <source>{0} is neither lyrics nor a song</source>
        <translation>{0} 既不是歌词也不是歌曲</translation>
    </message>
    <message>
        <source>The form is as it was</source>
        <translation>表单保持原样</translation>
    </message>
    <message>
        <source>Drop a song that HeartStudio exported, or a text with lyrics</source>
        <translation>请拖入 HeartStudio 导出的歌曲，或带歌词的文本</translation>
    </message>
    <message>
        <source>Drop a .txt or .lrc file, or a song that HeartStudio exported</source>
        <translation>请拖入 .txt 或 .lrc 文件，或 HeartStudio 导出的歌曲</translation>
    </message>
    <message>
        <source>{0} is no text with a song&apos;s words</source>
        <translation>{0} 不是歌词文本</translation>
    </message>
    <message>
        <source>Drop a plain text of some pages at most</source>
        <translation>请拖入不超过几页的纯文本</translation>
    </message>
    <message>
        <source>. </source>
        <translation>。</translation>
    </message>
    <message>
        <source>It fits with {0} at a time</source>
        <translation>一次 {0}就放得下</translation>
    </message>
    <message>
        <source>{0} takes</source>
        <translation>{0} 个版本</translation>
    </message>
    <message>
        <source>one take</source>
        <translation>1 个版本</translation>
    </message>
    <message>
        <source>It would take {0} of the {1} that may be used of this machine&apos;s memory</source>
        <translation>需要 {0}，而本机可用内存为 {1}</translation>
    </message>
    <message>
        <source>Try again; if it happens again, check the cover model in Models</source>
        <translation>请重试；如果再次出现，请在“模型”中检查封面模型</translation>
    </message>
    <message>
        <source>{0} does not fit. {1}</source>
        <translation>{0} 放不下。{1}</translation>
    </message>
    <message>
        <source>{0} is no image model that HeartStudio knows</source>
        <translation>{0} 不是 HeartStudio 支持的图像模型</translation>
    </message>
    <message>
        <source>{0} is no picture that can be read</source>
        <translation>{0} 不是可读取的图片</translation>
    </message>
    <message>
        <source>{0} is too large a picture</source>
        <translation>{0} 图片过大</translation>
    </message>
    <message>
        <source>Choose a PNG, JPEG or WebP</source>
        <translation>请选择 PNG、JPEG 或 WebP</translation>
    </message>
    <message>
        <source>Choose one of at most {0} MB</source>
        <translation>请选择不超过 {0} MB 的图片</translation>
    </message>
    <message>
        <source>{0} is no file that can be read</source>
        <translation>{0} 不是可读取的文件</translation>
    </message>
    <message>
        <source>The song&apos;s sound could not be written: {0}</source>
        <translation>无法写入歌曲的声音：{0}</translation>
    </message>
    <message>
        <source>The frames composed so far are kept, and the song can be gone on with</source>
        <translation>已创作的部分都已保留，可以继续创作这首歌</translation>
    </message>
    <message>
        <source>Free some space on that disk or choose another folder, then try again</source>
        <translation>请在该磁盘上腾出空间，或选择其他文件夹，然后重试</translation>
    </message>
    <message>
        <source>The cover of a song could not be painted</source>
        <translation>无法绘制一首歌曲的封面</translation>
    </message>
    <message>
        <source>The song is in the library without it</source>
        <translation>歌曲已存入资料库，只是没有封面</translation>
    </message>
    <message>
        <source>Choose New cover on its page</source>
        <translation>请在它的页面上选择“新封面”</translation>
    </message>
    <message>
        <source>{0} could not be decoded again from the song&apos;s codes</source>
        <translation>无法用歌曲的编码重新生成 {0}</translation>
    </message>
    <message>
        <source>In {0} it takes {1} of the {2} that music may use of this machine&apos;s memory</source>
        <translation>以 {0} 需要 {1}，本机可供音乐使用的内存为 {2}</translation>
    </message>
    <message>
        <source>{0} is no recipe that can be used: {1}</source>
        <translation>{0} 不是可用的配方：{1}</translation>
    </message>
    <message>
        <source>it is no text</source>
        <translation>它不是文本</translation>
    </message>
    <message>
        <source>{0} cannot be read ({1})</source>
        <translation>无法读取 {0}（{1}）</translation>
    </message>
    <message>
        <source>text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>text without null characters or broken surrogates</source>
        <translation>不含空字符或残缺代理项的文本</translation>
    </message>
    <message>
        <source>at least one style word, such as &apos;piano,happy&apos;</source>
        <translation>至少一个标签，例如“piano,happy”</translation>
    </message>
    <message>
        <source>the name or folder of a model</source>
        <translation>模型的名称或文件夹</translation>
    </message>
    <message>
        <source>true or false</source>
        <translation>true 或 false</translation>
    </message>
    <message>
        <source>a number from {0} to {1}</source>
        <translation>{0} 到 {1} 之间的数</translation>
    </message>
    <message>
        <source>a whole number from {0} to {1}</source>
        <translation>{0} 到 {1} 之间的整数</translation>
    </message>
    <message>
        <source>{0}, the version that this HeartStudio reads</source>
        <translation>{0}，即此 HeartStudio 能读取的版本</translation>
    </message>
    <message>
        <source>one of the fields {0}</source>
        <translation>以下字段之一：{0}</translation>
    </message>
    <message>
        <source>present</source>
        <translation>一个值</translation>
    </message>
    <message>
        <source>a JSON object</source>
        <translation>JSON 对象</translation>
    </message>
    <message>
        <source>The list of tags {0} cannot be read ({1})</source>
        <translation>无法读取标签列表 {0}（{1}）</translation>
    </message>
    <message>
        <source>The list of templates {0} cannot be read ({1})</source>
        <translation>无法读取模板列表 {0}（{1}）</translation>
    </message>
    <message>
        <source>Install HeartStudio again</source>
        <translation>请重新安装 HeartStudio</translation>
    </message>
    <message>
        <source>tags and lyrics take {0} of the model&apos;s {1} positions</source>
        <translation>标签和歌词占用模型 {1} 个位置中的 {0} 个</translation>
    </message>
    <message>
        <source>{0}, which leaves no room for a song</source>
        <translation>{0}，没有空间留给歌曲</translation>
    </message>
    <message>
        <source>Shorten the lyrics</source>
        <translation>请缩短歌词</translation>
    </message>
    <message>
        <source>{0} and the song {1}: together {2}</source>
        <translation>{0}，歌曲占用 {1} 个：共 {2} 个</translation>
    </message>
    <message>
        <source>At most {0} seconds fit beside these lyrics</source>
        <translation>这些歌词之外最多放得下 {0} 秒</translation>
    </message>
    <message>
        <source>the song to go on from is already {0} seconds long</source>
        <translation>要继续的歌曲已有 {0} 秒长</translation>
    </message>
    <message>
        <source>Ask for more than {0} seconds in all</source>
        <translation>请选择超过 {0} 秒的总长度</translation>
    </message>
    <message>
        <source>composing needs {0} GB, more than the limit of {1} GB</source>
        <translation>作曲需要 {0} GB，超过 {1} GB 的上限</translation>
    </message>
    <message>
        <source>Frames composed so far are kept</source>
        <translation>已创作的部分会保留</translation>
    </message>
    <message>
        <source>Choose a shorter song, fewer takes or a smaller precision</source>
        <translation>请选择更短的歌曲、更少的版本或更低的精度</translation>
    </message>
    <message>
        <source>codes to go on from have shape {0}, this model&apos;s are (frames, {1})</source>
        <translation>歌曲编码的形状是 {0}，此模型需要（帧，{1}）</translation>
    </message>
    <message>
        <source>codes to go on from lie outside this model&apos;s codebooks of {0} entries</source>
        <translation>歌曲编码超出了此模型 {0} 个条目的码本</translation>
    </message>
    <message>
        <source>codes have shape {0}, not (frames, {1})</source>
        <translation>编码的形状是 {0}，而不是（帧，{1}）</translation>
    </message>
    <message>
        <source>codes are of type {0}, not whole numbers</source>
        <translation>编码的类型是 {0}，不是整数</translation>
    </message>
    <message>
        <source>code {0} at frame {1}, codebook {2} is out of range: a codebook has {3} entries</source>
        <translation>第 {1} 帧、码本 {2} 的编码 {0} 超出范围：码本有 {3} 个条目</translation>
    </message>
    <message>
        <source>there are no codes to decode</source>
        <translation>没有可解码的编码</translation>
    </message>
    <message>
        <source>Fetch or convert the model again</source>
        <translation>请重新下载或转换模型</translation>
    </message>
    <message>
        <source>Convert the model again</source>
        <translation>请重新转换模型</translation>
    </message>
    <message>
        <source>the file is missing</source>
        <translation>文件缺失</translation>
    </message>
    <message>
        <source>the shard is missing</source>
        <translation>此分片缺失</translation>
    </message>
    <message>
        <source>larger than {0} MiB, so not a configuration</source>
        <translation>大于 {0} MiB，不可能是配置</translation>
    </message>
    <message>
        <source>is not valid JSON</source>
        <translation>不是有效的 JSON</translation>
    </message>
    <message>
        <source>holds no JSON object</source>
        <translation>不含 JSON 对象</translation>
    </message>
    <message>
        <source>there is no such folder of weights</source>
        <translation>没有这个权重文件夹</translation>
    </message>
    <message>
        <source>holds neither {0} nor {1}</source>
        <translation>既没有 {0} 也没有 {1}</translation>
    </message>
    <message>
        <source>has no weight_map of file names</source>
        <translation>没有文件名的 weight_map</translation>
    </message>
    <message>
        <source>names {0}, which is no safetensors file of this folder</source>
        <translation>提到的 {0} 不是此文件夹中的 safetensors 文件</translation>
    </message>
    <message>
        <source>unreadable or truncated ({0})</source>
        <translation>无法读取或不完整（{0}）</translation>
    </message>
    <message>
        <source>tensor {0} {1} is missing</source>
        <translation>缺少张量 {0} {1}</translation>
    </message>
    <message>
        <source>tensor {0} has shape {1}, its config.json calls for {2}</source>
        <translation>张量 {0} 的形状是 {1}，其 config.json 要求 {2}</translation>
    </message>
    <message>
        <source>tensor {0} is of type {1}, its manifest calls for {2}</source>
        <translation>张量 {0} 的类型是 {1}，其清单要求 {2}</translation>
    </message>
    <message>
        <source>tensor {0} has no place in this model</source>
        <translation>张量 {0} 不属于此模型</translation>
    </message>
    <message>
        <source>tensor {0} stands in two shards</source>
        <translation>张量 {0} 出现在两个分片中</translation>
    </message>
    <message>
        <source>describes weights in a layout that this version of HeartStudio does not know</source>
        <translation>其权重布局是此版 HeartStudio 不认识的</translation>
    </message>
    <message>
        <source>its weights are kept in {0} bits, so they cannot be had in {1}</source>
        <translation>其权重以 {0} 位存储，无法以 {1} 位使用</translation>
    </message>
    <message>
        <source>Ask for {0} bits, or convert the model to {1}</source>
        <translation>请使用 {0} 位，或将模型转换为 {1} 位</translation>
    </message>
    <message>
        <source>has {0} codebooks, the language model {1}</source>
        <translation>有 {0} 个码本，语言模型有 {1} 个</translation>
    </message>
    <message>
        <source>audio_eos_id {0} and codebooks of {1} entries do not fit the language model&apos;s {2}</source>
        <translation>audio_eos_id {0} 和 {1} 个条目的码本与语言模型的 {2} 不符</translation>
    </message>
    <message>
        <source>{0} must be a whole number, not {1}</source>
        <translation>{0} 必须是整数，而不是 {1}</translation>
    </message>
    <message>
        <source>is no tokenizer ({0})</source>
        <translation>不是分词器（{0}）</translation>
    </message>
    <message>
        <source>does not know {0} {1} of gen_config.json</source>
        <translation>不认识 gen_config.json 中的 {0} {1}</translation>
    </message>
    <message>
        <source>has {0} entries, the model only {1}</source>
        <translation>有 {0} 个条目，模型只有 {1} 个</translation>
    </message>
    <message>
        <source>Paused; it goes on from where it was</source>
        <translation>已暂停；会从中断处继续</translation>
    </message>
    <message>
        <source>Stopped, and what had come is gone</source>
        <translation>已停止，已下载的部分已丢弃</translation>
    </message>
    <message>
        <source>{0}; trying again in {1} s</source>
        <translation>{0}；{1} 秒后重试</translation>
    </message>
    <message>
        <source>Another HeartStudio is at work on {0}: waiting for it</source>
        <translation>另一个 HeartStudio 正在处理 {0}：等待中</translation>
    </message>
    <message>
        <source>{0} of {1} is refused: it may hold a Python pickle</source>
        <translation>{1} 的 {0} 被拒绝：可能含有 Python pickle</translation>
    </message>
    <message>
        <source>{0} has no revision {1} any more: taking its newest</source>
        <translation>{0} 已没有修订版 {1}：改用最新版</translation>
    </message>
    <message>
        <source>{0} needs {1} free ({2} to fetch, {3} to convert, the rest to spare); this disk has {4}</source>
        <translation>{0} 需要 {1} 可用空间（下载 {2}，转换 {3}，其余备用）；此磁盘有 {4}</translation>
    </message>
    <message>
        <source>Free {0} and try again</source>
        <translation>请腾出 {0} 后重试</translation>
    </message>
    <message>
        <source>{0} cannot be written or read ({1})</source>
        <translation>无法写入或读取 {0}（{1}）</translation>
    </message>
    <message>
        <source>{0} does not come: {1}, {2} times in a row</source>
        <translation>{0} 下载不了：{1}，连续 {2} 次</translation>
    </message>
    <message>
        <source>the connection to {0} was lost ({1})</source>
        <translation>与 {0} 的连接已断开（{1}）</translation>
    </message>
    <message>
        <source>the connection was lost before the end</source>
        <translation>连接在完成前断开</translation>
    </message>
    <message>
        <source>{0} answers {1}</source>
        <translation>{0} 返回 {1}</translation>
    </message>
    <message>
        <source>{0} answers {1} for {2}</source>
        <translation>对于 {2}，{0} 返回 {1}</translation>
    </message>
    <message>
        <source>{0} leads nowhere ({1})</source>
        <translation>{0} 无法访问（{1}）</translation>
    </message>
    <message>
        <source>The hub&apos;s offline mode is on</source>
        <translation>仓库的离线模式已打开</translation>
    </message>
    <message>
        <source>Unset HF_HUB_OFFLINE to fetch models</source>
        <translation>请取消设置 HF_HUB_OFFLINE 再下载模型</translation>
    </message>
    <message>
        <source>{0} has no such revision any more</source>
        <translation>{0} 已没有该修订版</translation>
    </message>
    <message>
        <source>{0} is gated: its owner wants to know who takes it</source>
        <translation>{0} 需要授权：其所有者想知道谁在使用</translation>
    </message>
    <message>
        <source>Accept its terms at {0}, then give a Hugging Face token (HF_TOKEN)</source>
        <translation>请在 {0} 接受其条款，然后提供 Hugging Face 令牌（HF_TOKEN）</translation>
    </message>
    <message>
        <source>{0} shows no repository {1}: it is private or does not exist</source>
        <translation>{0} 上看不到仓库 {1}：它是私有的或不存在</translation>
    </message>
    <message>
        <source>Check its name, or give a Hugging Face token that may see it (HF_TOKEN)</source>
        <translation>请检查名称，或提供有权访问它的 Hugging Face 令牌（HF_TOKEN）</translation>
    </message>
    <message>
        <source>A file of {0} is not on {1} any more</source>
        <translation>{0} 的一个文件已不在 {1} 上</translation>
    </message>
    <message>
        <source>{0} holds no {1}, which a {2} needs</source>
        <translation>{0} 中没有{2}所需的 {1}</translation>
    </message>
    <message>
        <source>The hub gives no size and hash for {0}</source>
        <translation>仓库没有提供 {0} 的大小和校验值</translation>
    </message>
    <message>
        <source>{0} does not answer as a hub does ({1})</source>
        <translation>{0} 的响应不像模型仓库（{1}）</translation>
    </message>
    <message>
        <source>Check HF_ENDPOINT, if it is set</source>
        <translation>如果设置了 HF_ENDPOINT，请检查</translation>
    </message>
    <message>
        <source>{0} sends {1} packed, against what was asked</source>
        <translation>{0} 发来的 {1} 是压缩的，与请求不符</translation>
    </message>
    <message>
        <source>{0} sends another part of {1} than was asked for</source>
        <translation>{0} 发来的不是所请求的 {1} 部分</translation>
    </message>
    <message>
        <source>{0} has {1} bytes for {2}, not {3}</source>
        <translation>{0} 上的 {2} 是 {1} 字节，而不是 {3}</translation>
    </message>
    <message>
        <source>{0} sends more for {1} than it listed</source>
        <translation>{0} 发来的 {1} 比列出的多</translation>
    </message>
    <message>
        <source>{0} of {1} is not what the hub lists: its hash differs</source>
        <translation>{1} 的 {0} 与仓库列出的不同：校验值不符</translation>
    </message>
    <message>
        <source>It was thrown away and nothing of it is used</source>
        <translation>已丢弃，不会使用其中任何内容</translation>
    </message>
    <message>
        <source>Try again later; if it stays so, the hub or the way to it is at fault</source>
        <translation>请稍后重试；若仍如此，则是仓库或网络的问题</translation>
    </message>
    <message>
        <source>{0} is here in {1}</source>
        <translation>{0} 已有 {1} 版本</translation>
    </message>
    <message>
        <source>{0} is already here in {1}</source>
        <translation>{0} 已经有 {1} 版本</translation>
    </message>
    <message>
        <source>Converting {0} needs {1} free; this disk has {2}</source>
        <translation>转换 {0} 需要 {1} 可用空间；此磁盘有 {2}</translation>
    </message>
    <message>
        <source>Nothing was converted, and the original is untouched</source>
        <translation>没有转换任何内容，原件未受影响</translation>
    </message>
    <message>
        <source>{0} of {1} has changed since it came</source>
        <translation>{1} 的 {0} 在下载后发生了变化</translation>
    </message>
    <message>
        <source>Nothing was converted</source>
        <translation>没有转换任何内容</translation>
    </message>
    <message>
        <source>{0} cannot be converted ({1})</source>
        <translation>无法转换 {0}（{1}）</translation>
    </message>
    <message>
        <source>The original is untouched</source>
        <translation>原件未受影响</translation>
    </message>
    <message>
        <source>The disk is full: {0} cannot be converted</source>
        <translation>磁盘已满：无法转换 {0}</translation>
    </message>
    <message>
        <source>What was converted so far is kept, and the original is untouched</source>
        <translation>已转换的部分会保留，原件未受影响</translation>
    </message>
    <message>
        <source>Free some space and convert again: it goes on where it stopped</source>
        <translation>请腾出一些空间后重新转换：会从中断处继续</translation>
    </message>
    <message>
        <source>The library could not be checked</source>
        <translation>无法检查资料库</translation>
    </message>
    <message>
        <source>The library in {0} cannot be opened</source>
        <translation>无法打开 {0} 中的资料库</translation>
    </message>
    <message>
        <source>The songs could not be removed</source>
        <translation>无法移除歌曲</translation>
    </message>
    <message>
        <source>Old deleted songs could not be removed</source>
        <translation>无法移除早已删除的歌曲</translation>
    </message>
    <message>
        <source>The database could not be made again</source>
        <translation>无法重建数据库</translation>
    </message>
    <message>
        <source>The cover could not be kept</source>
        <translation>无法保存封面</translation>
    </message>
    <message>
        <source>The cover could not be changed</source>
        <translation>无法更换封面</translation>
    </message>
    <message>
        <source>The words for the cover could not be kept</source>
        <translation>无法保存封面描述</translation>
    </message>
    <message>
        <source>The sound could not be restored</source>
        <translation>无法恢复声音</translation>
    </message>
    <message>
        <source>The queue could not be opened</source>
        <translation>无法打开队列</translation>
    </message>
    <message>
        <source>another HeartStudio has been writing to this library for too long</source>
        <translation>另一个 HeartStudio 正在写入此资料库，等待过久</translation>
    </message>
    <message>
        <source>Wait a moment and try again</source>
        <translation>请稍候再试</translation>
    </message>
    <message>
        <source>the library&apos;s database is damaged</source>
        <translation>资料库的数据库已损坏</translation>
    </message>
    <message>
        <source>The songs themselves are in their folders</source>
        <translation>歌曲本身都在各自的文件夹中</translation>
    </message>
    <message>
        <source>Quit HeartStudio and open it again: the songs are then listed from their folders</source>
        <translation>请退出 HeartStudio 再重新打开：歌曲会从各自的文件夹重新列出</translation>
    </message>
    <message>
        <source>{0} was written by a newer HeartStudio (format {1}; this one reads up to {2})</source>
        <translation>{0} 由更新的 HeartStudio 写入（格式 {1}；当前最多支持 {2}）</translation>
    </message>
    <message>
        <source>Nothing in the library was touched</source>
        <translation>资料库中没有任何改动</translation>
    </message>
    <message>
        <source>Update HeartStudio, or choose another library folder</source>
        <translation>请更新 HeartStudio，或选择其他资料库文件夹</translation>
    </message>
    <message>
        <source>There is no song {0} in the library</source>
        <translation>资料库中没有歌曲 {0}</translation>
    </message>
    <message>
        <source>No song {0} is in the library</source>
        <translation>资料库中没有歌曲 {0}</translation>
    </message>
    <message>
        <source>No song {0} is in the trash</source>
        <translation>废纸篓中没有歌曲 {0}</translation>
    </message>
    <message>
        <source>The song {0} is in the library already</source>
        <translation>歌曲 {0} 已在资料库中</translation>
    </message>
    <message>
        <source>{0} is none of the song&apos;s covers</source>
        <translation>{0} 不是这首歌的封面</translation>
    </message>
    <message>
        <source>The cover is not a PNG picture</source>
        <translation>封面不是 PNG 图片</translation>
    </message>
    <message>
        <source>The cover that the song had is kept</source>
        <translation>歌曲保留原有封面</translation>
    </message>
    <message>
        <source>Use a PNG</source>
        <translation>请使用 PNG</translation>
    </message>
    <message>
        <source>The sound</source>
        <translation>音频</translation>
    </message>
    <message>
        <source>{0} has no sound in it</source>
        <translation>{0} 中没有声音</translation>
    </message>
    <message>
        <source>{0} is {1} minutes long; a song can be at most {2}</source>
        <translation>{0} 长 {1} 分钟；歌曲最长 {2} 分钟</translation>
    </message>
    <message>
        <source>Import a part of it</source>
        <translation>请只导入其中一部分</translation>
    </message>
    <message>
        <source>The other files of the song are untouched</source>
        <translation>歌曲的其他文件未受影响</translation>
    </message>
    <message>
        <source>is missing</source>
        <translation>缺失</translation>
    </message>
    <message>
        <source>{0} is missing</source>
        <translation>{0} 缺失</translation>
    </message>
    <message>
        <source>cannot be read ({0})</source>
        <translation>无法读取（{0}）</translation>
    </message>
    <message>
        <source>is not there; it belongs to “{0}”</source>
        <translation>不存在；它属于“{0}”</translation>
    </message>
    <message>
        <source>belongs to another song ({0})</source>
        <translation>属于另一首歌（{0}）</translation>
    </message>
    <message>
        <source>{0} belongs to another song ({1})</source>
        <translation>{0} 属于另一首歌（{1}）</translation>
    </message>
    <message>
        <source>is too large to be the card of a song</source>
        <translation>过大，不可能是歌曲卡片</translation>
    </message>
    <message>
        <source>is not the card of a song ({0})</source>
        <translation>不是歌曲卡片（{0}）</translation>
    </message>
    <message>
        <source>{0} is damaged; the songs are listed from their folders</source>
        <translation>{0} 已损坏；歌曲列表取自各自的文件夹</translation>
    </message>
    <message>
        <source>It is made again as soon as the library can be written</source>
        <translation>资料库可写后会重建</translation>
    </message>
    <message>
        <source>The database was damaged and was made again; the old one is {0}</source>
        <translation>数据库曾损坏，现已重建；旧的是 {0}</translation>
    </message>
    <message>
        <source>{0} is damaged</source>
        <translation>{0} 已损坏</translation>
    </message>
    <message>
        <source>{0} was not in the database</source>
        <translation>{0} 不在数据库中</translation>
    </message>
    <message>
        <source>{0} is in the trash, and the database did not know</source>
        <translation>{0} 在废纸篓中，而数据库没有记录</translation>
    </message>
    <message>
        <source>{0} is in the library, and the database did not know</source>
        <translation>{0} 在资料库中，而数据库没有记录</translation>
    </message>
    <message>
        <source>{0} has left the trash, and the database did not know</source>
        <translation>{0} 已离开废纸篓，而数据库没有记录</translation>
    </message>
    <message>
        <source>Without its card and without a row nobody knows what this song is; its files are kept</source>
        <translation>没有卡片和记录，无从得知这是哪首歌；文件会保留</translation>
    </message>
    <message>
        <source>The folder of “{0}” is missing</source>
        <translation>“{0}”的文件夹缺失</translation>
    </message>
    <message>
        <source>{0} was missing or damaged and was decoded again from the song&apos;s codes</source>
        <translation>{0} 曾缺失或损坏，已根据歌曲的编码重新解码</translation>
    </message>
    <message>
        <source>{0} was deleted more than {1} days ago</source>
        <translation>{0} 在 {1} 天以前已删除</translation>
    </message>
    <message>
        <source>The search index does not fit the songs</source>
        <translation>搜索索引与歌曲不符</translation>
    </message>
    <message>
        <source>{0} was left by an interrupted process</source>
        <translation>{0} 是中断的进程留下的</translation>
    </message>
    <message>
        <source>{0} is not a song&apos;s</source>
        <translation>{0} 不属于任何歌曲</translation>
    </message>
    <message>
        <source>Move it elsewhere if it is yours</source>
        <translation>如果是你的文件，请移到别处</translation>
    </message>
    <message>
        <source>{0} is the journal of a song whose beginning was lost</source>
        <translation>{0} 是一首丢失了开头的歌曲的记录</translation>
    </message>
    <message>
        <source>Remove it if it is of no use to you</source>
        <translation>如果用不着，请将其移除</translation>
    </message>
    <message>
        <source>Move the folder out of the library and look at it</source>
        <translation>请把该文件夹移出资料库后查看</translation>
    </message>
    <message>
        <source>The database does not say what {0} says</source>
        <translation>数据库与 {0} 的内容不一致</translation>
    </message>
    <message>
        <source>The song can be played and exported, but not continued, until it is found again</source>
        <translation>在找回之前，歌曲可以播放和导出，但无法继续创作</translation>
    </message>
    <message>
        <source>Find an older copy of it; without it the song cannot be continued</source>
        <translation>请找出较早的副本；没有它就无法继续创作这首歌</translation>
    </message>
    <message>
        <source>{0} holds {1} frames and not {2}</source>
        <translation>{0} 含 {1} 帧，而不是 {2} 帧</translation>
    </message>
    <message>
        <source>{0} is not the sound that this song was made with</source>
        <translation>{0} 不是这首歌原来的声音</translation>
    </message>
    <message>
        <source>{0} is not a PNG picture</source>
        <translation>{0} 不是 PNG 图片</translation>
    </message>
    <message>
        <source>Give the song a new cover</source>
        <translation>请给这首歌换一个封面</translation>
    </message>
    <message>
        <source>The journal of the song cannot be written</source>
        <translation>无法写入歌曲的记录</translation>
    </message>
    <message>
        <source>The journal of the song cannot be continued</source>
        <translation>无法继续歌曲的记录</translation>
    </message>
    <message>
        <source>The journal of the song cannot be removed</source>
        <translation>无法移除歌曲的记录</translation>
    </message>
    <message>
        <source>{0} is being written by another HeartStudio</source>
        <translation>另一个 HeartStudio 正在写入 {0}</translation>
    </message>
    <message>
        <source>{0} belongs to another song in progress</source>
        <translation>{0} 属于另一首正在创作的歌曲</translation>
    </message>
    <message>
        <source>It was not touched</source>
        <translation>它没有被改动</translation>
    </message>
    <message>
        <source>{0} is no journal of a song: {1}</source>
        <translation>{0} 不是歌曲的记录：{1}</translation>
    </message>
    <message>
        <source>it ends before it begins</source>
        <translation>尚未开始就已结束</translation>
    </message>
    <message>
        <source>it begins with something else</source>
        <translation>开头是别的内容</translation>
    </message>
    <message>
        <source>its head is torn</source>
        <translation>开头不完整</translation>
    </message>
    <message>
        <source>The file is kept</source>
        <translation>文件会保留</translation>
    </message>
    <message>
        <source>language model</source>
        <translation>语言模型</translation>
    </message>
    <message>
        <source>codec</source>
        <translation>编解码器</translation>
    </message>
    <message>
        <source>tokenizer</source>
        <translation>分词器</translation>
    </message>
    <message>
        <source>cover model</source>
        <translation>封面模型</translation>
    </message>
    <message>
        <source>{0} is not whole: {1}</source>
        <translation>{0} 不完整：{1}</translation>
    </message>
    <message>
        <source>The {0} in {1} is not whole: {2}</source>
        <translation>{1} 中的{0}不完整：{2}</translation>
    </message>
    <message>
        <source>The {0} in {1} cannot be used: {2}</source>
        <translation>{1} 中的{0}无法使用：{2}</translation>
    </message>
    <message>
        <source>{0} cannot be used: {1}</source>
        <translation>{0} 无法使用：{1}</translation>
    </message>
    <message>
        <source>{0} is missing or has another size</source>
        <translation>{0} 缺失或大小不符</translation>
    </message>
    <message>
        <source>{0} has changed</source>
        <translation>{0} 已改变</translation>
    </message>
    <message>
        <source>{0} holds no {1}</source>
        <translation>{0} 中没有{1}</translation>
    </message>
    <message>
        <source>{0} holds no {1} any more</source>
        <translation>{0} 中已没有{1}</translation>
    </message>
    <message>
        <source>{0} holds no weights any more</source>
        <translation>{0} 中已没有权重</translation>
    </message>
    <message>
        <source>{0} holds no finished model</source>
        <translation>{0} 中没有完整的模型</translation>
    </message>
    <message>
        <source>Fetch the model again</source>
        <translation>请重新下载模型</translation>
    </message>
    <message>
        <source>{0} holds more than one {1}: {2}</source>
        <translation>{0} 中有多个{1}：{2}</translation>
    </message>
    <message>
        <source>Name the folder of one of them</source>
        <translation>请选择其中一个的文件夹</translation>
    </message>
    <message>
        <source>{0} paints covers and does not compose</source>
        <translation>{0} 只绘制封面，不作曲</translation>
    </message>
    <message>
        <source>Choose a model that sings</source>
        <translation>请选择会唱歌的模型</translation>
    </message>
    <message>
        <source>No model is called {0}</source>
        <translation>没有名为 {0} 的模型</translation>
    </message>
    <message>
        <source>Known are {0}, and any hub id or folder once added</source>
        <translation>可用的有 {0}，以及已添加的仓库或文件夹</translation>
    </message>
    <message>
        <source>Did you mean {0}? Known are {1}, and any hub id or folder once added</source>
        <translation>你是指 {0} 吗？可用的有 {1}，以及已添加的仓库或文件夹</translation>
    </message>
    <message>
        <source>{0} cannot be put into {1} ({2})</source>
        <translation>无法将 {0} 放入 {1}（{2}）</translation>
    </message>
    <message>
        <source>{0} is being fetched or converted right now</source>
        <translation>{0} 正在下载或转换</translation>
    </message>
    <message>
        <source>Wait for it, or stop it first</source>
        <translation>请等待，或先停止</translation>
    </message>
    <message>
        <source>{0} cannot be removed ({1})</source>
        <translation>无法移除 {0}（{1}）</translation>
    </message>
    <message>
        <source>{0} cannot be written ({1})</source>
        <translation>无法写入 {0}（{1}）</translation>
    </message>
    <message>
        <source>This system does not tell how much memory it has ({0})</source>
        <translation>系统没有提供内存大小（{0}）</translation>
    </message>
    <message>
        <source>It is here and ready</source>
        <translation>已就绪</translation>
    </message>
    <message>
        <source>Checking was stopped</source>
        <translation>检查已停止</translation>
    </message>
    <message>
        <source>{0} is whole</source>
        <translation>{0} 完整无缺</translation>
    </message>
    <message>
        <source>Name a folder with a HeartMuLa in it</source>
        <translation>请选择含有 HeartMuLa 的文件夹</translation>
    </message>
    <message>
        <source>{0} is a {1}, not a {2}</source>
        <translation>{0} 是{1}，不是{2}</translation>
    </message>
    <message>
        <source>{0} is no hub id</source>
        <translation>{0} 不是仓库名称</translation>
    </message>
    <message>
        <source>{0} is no hub id ({1})</source>
        <translation>{0} 不是仓库名称（{1}）</translation>
    </message>
    <message>
        <source>Give it as owner/name</source>
        <translation>请写成 owner/name</translation>
    </message>
    <message>
        <source>{0} is taken by a model that comes with HeartStudio</source>
        <translation>{0} 已被 HeartStudio 附带的模型占用</translation>
    </message>
    <message>
        <source>Choose another name</source>
        <translation>请换一个名称</translation>
    </message>
    <message>
        <source>This cannot be added to the models: {0}</source>
        <translation>无法添加到模型：{0}</translation>
    </message>
    <message>
        <source>Your list of models {0} cannot be read ({1})</source>
        <translation>无法读取你的模型列表 {0}（{1}）</translation>
    </message>
    <message>
        <source>It is left as it is, and no weights are touched</source>
        <translation>它保持原样，权重未受影响</translation>
    </message>
    <message>
        <source>Mend it, or move it away to begin a new one</source>
        <translation>请修复它，或将其移走以重新开始</translation>
    </message>
    <message>
        <source>Your list of models {0} cannot be written ({1})</source>
        <translation>无法写入你的模型列表 {0}（{1}）</translation>
    </message>
    <message>
        <source>It is as it was</source>
        <translation>它保持原样</translation>
    </message>
    <message>
        <source>The list of models names no {0}</source>
        <translation>模型列表中没有{0}</translation>
    </message>
    <message>
        <source>The list of models {0} cannot be read ({1})</source>
        <translation>无法读取模型列表 {0}（{1}）</translation>
    </message>
    <message>
        <source>{0} is refused: {1}</source>
        <translation>{0} 被拒绝：{1}</translation>
    </message>
    <message>
        <source>Nothing of it was run or taken for a model</source>
        <translation>没有运行其中任何内容，也没有当作模型</translation>
    </message>
    <message>
        <source>Choose another model, or tell its author</source>
        <translation>请选择其他模型，或告知其作者</translation>
    </message>
    <message>
        <source>a {0} was expected, and {1}</source>
        <translation>应为{0}，但{1}</translation>
    </message>
    <message>
        <source>it is a {0}</source>
        <translation>找到的是{0}</translation>
    </message>
    <message>
        <source>its files make up nothing that HeartStudio can load</source>
        <translation>其文件不是 HeartStudio 能载入的内容</translation>
    </message>
    <message>
        <source>it has no {0}</source>
        <translation>其中没有 {0}</translation>
    </message>
    <message>
        <source>it has no weight_map</source>
        <translation>其中没有 weight_map</translation>
    </message>
    <message>
        <source>it holds no {0}</source>
        <translation>其中没有 {0}</translation>
    </message>
    <message>
        <source>it holds no {0}; {1} may hold a Python pickle and is not opened</source>
        <translation>其中没有 {0}；{1} 可能含有 Python pickle，不会打开</translation>
    </message>
    <message>
        <source>it names {0}, which is no safetensors file of its folder</source>
        <translation>其中提到的 {0} 不是该文件夹中的 safetensors 文件</translation>
    </message>
    <message>
        <source>{0} of its {1} shards are missing ({2})</source>
        <translation>{1} 个分片中缺少 {0} 个（{2}）</translation>
    </message>
    <message>
        <source>it puts {0} into {1}, which does not hold it</source>
        <translation>它把 {0} 归入 {1}，但那里没有</translation>
    </message>
    <message>
        <source>its path leads out of the model&apos;s folder</source>
        <translation>其路径超出了模型的文件夹</translation>
    </message>
    <message>
        <source>its name holds control characters or is too long</source>
        <translation>其名称含控制字符或过长</translation>
    </message>
    <message>
        <source>it differs from {0} in letter case or composition alone</source>
        <translation>与 {0} 仅大小写或编码形式不同</translation>
    </message>
    <message>
        <source>{0} bytes are too many for such a file (at most {1})</source>
        <translation>{0} 字节对这种文件来说太大（最多 {1}）</translation>
    </message>
    <message>
        <source>its JSON is nested without end</source>
        <translation>其 JSON 嵌套过深</translation>
    </message>
    <message>
        <source>it is not JSON ({0})</source>
        <translation>不是 JSON（{0}）</translation>
    </message>
    <message>
        <source>it is too short to be a safetensors file</source>
        <translation>太短，不可能是 safetensors 文件</translation>
    </message>
    <message>
        <source>it is no safetensors file: a header of {0} bytes in {1}</source>
        <translation>不是 safetensors 文件：{1} 字节中文件头占 {0}</translation>
    </message>
    <message>
        <source>its header does not fit the file ({0})</source>
        <translation>文件头与文件不符（{0}）</translation>
    </message>
    <message>
        <source>it holds no tensors</source>
        <translation>其中没有张量</translation>
    </message>
    <message>
        <source>it may hold a Python pickle, and there are no safetensors beside it</source>
        <translation>可能含有 Python pickle，且旁边没有 safetensors</translation>
    </message>
    <message>
        <source>its weights are not those of a HeartMuLa</source>
        <translation>其权重不属于 HeartMuLa</translation>
    </message>
    <message>
        <source>Choose another cover model in Preferences; known are {0}</source>
        <translation>请在偏好设置中选择其他封面模型；可用的有 {0}</translation>
    </message>
    <message>
        <source>none is connected</source>
        <translation>未连接任何输出</translation>
    </message>
    <message>
        <source>The player has been closed</source>
        <translation>播放器已关闭</translation>
    </message>
    <message>
        <source>This song is not being composed just now</source>
        <translation>这首歌现在没有在创作</translation>
    </message>
    <message>
        <source>is not there</source>
        <translation>不存在</translation>
    </message>
    <message>
        <source>{0} is not there</source>
        <translation>{0} 不存在</translation>
    </message>
    <message>
        <source>Find the file again or remove it from the list</source>
        <translation>请找回该文件，或将其从列表移除</translation>
    </message>
    <message>
        <source>cannot be opened ({0})</source>
        <translation>无法打开（{0}）</translation>
    </message>
    <message>
        <source>it cannot be opened</source>
        <translation>无法打开</translation>
    </message>
    <message>
        <source>cannot be read as sound ({0})</source>
        <translation>无法作为声音读取（{0}）</translation>
    </message>
    <message>
        <source>{0} cannot be read as sound ({1})</source>
        <translation>无法将 {0} 作为声音读取（{1}）</translation>
    </message>
    <message>
        <source>it promises no samples</source>
        <translation>其中没有采样</translation>
    </message>
    <message>
        <source>The file was not changed</source>
        <translation>文件没有改动</translation>
    </message>
    <message>
        <source>Try another copy of it</source>
        <translation>请试试它的另一份副本</translation>
    </message>
    <message>
        <source>ends earlier than it says; a part of it is missing</source>
        <translation>比所声明的更早结束；缺少一部分</translation>
    </message>
    <message>
        <source>{0} ends earlier than it says; a part of it is missing</source>
        <translation>{0} 比所声明的更早结束；缺少一部分</translation>
    </message>
    <message>
        <source>What is there can still be played</source>
        <translation>现有部分仍可播放</translation>
    </message>
    <message>
        <source>Try another copy of it, or decode the song again</source>
        <translation>请试试另一份副本，或重新解码歌曲</translation>
    </message>
    <message>
        <source>is not a readable outline ({0})</source>
        <translation>不是可读取的波形（{0}）</translation>
    </message>
    <message>
        <source>{0} is not a readable outline ({1})</source>
        <translation>{0} 不是可读取的波形（{1}）</translation>
    </message>
    <message>
        <source>not an outline that this version wrote</source>
        <translation>不是由此版本写入的</translation>
    </message>
    <message>
        <source>The song itself is not affected</source>
        <translation>歌曲本身不受影响</translation>
    </message>
    <message>
        <source>The outline is computed again from the sound</source>
        <translation>波形会根据声音重新计算</translation>
    </message>
    <message>
        <source>could not be written: {0}</source>
        <translation>无法写入：{0}</translation>
    </message>
    <message>
        <source>{0} ({1} MB free there)</source>
        <translation>{0}（剩余 {1} MB）</translation>
    </message>
    <message>
        <source>the disk took only a part of it</source>
        <translation>磁盘只写入了一部分</translation>
    </message>
    <message>
        <source>What stood there before is untouched</source>
        <translation>原有内容未受影响</translation>
    </message>
    <message>
        <source>Check that the disk is connected and has room, then try again</source>
        <translation>请检查磁盘是否已连接并有空间，然后重试</translation>
    </message>
    <message>
        <source>Choose a folder that you may write to</source>
        <translation>请选择可以写入的文件夹</translation>
    </message>
    <message>
        <source>its folder does not exist</source>
        <translation>所在文件夹不存在</translation>
    </message>
    <message>
        <source>Choose a folder that exists</source>
        <translation>请选择已有的文件夹</translation>
    </message>
    <message>
        <source>has too many namesakes</source>
        <translation>同名文件太多</translation>
    </message>
    <message>
        <source>Choose another folder or title</source>
        <translation>请选择其他文件夹或标题</translation>
    </message>
    <message>
        <source>cannot be exported under this suffix</source>
        <translation>不能以此扩展名导出</translation>
    </message>
    <message>
        <source>Use a name that ends in .wav, .flac or .aiff</source>
        <translation>请使用以 .wav、.flac 或 .aiff 结尾的名称</translation>
    </message>
    <message>
        <source>did not take its tags ({0})</source>
        <translation>无法写入标签信息（{0}）</translation>
    </message>
    <message>
        <source>its tags are damaged ({0})</source>
        <translation>其标签信息已损坏（{0}）</translation>
    </message>
    <message>
        <source>its tags are larger than any real ones</source>
        <translation>其标签信息大得不合理</translation>
    </message>
    <message>
        <source>its recipe is longer than any real one</source>
        <translation>其配方长得不合理</translation>
    </message>
    <message>
        <source>its recipe cannot be used: {0}</source>
        <translation>其配方无法使用：{0}</translation>
    </message>
    <message>
        <source>it is not a WAV, FLAC or AIFF file</source>
        <translation>它不是 WAV、FLAC 或 AIFF 文件</translation>
    </message>
    <message>
        <source>Drop a song that HeartStudio exported</source>
        <translation>请拖入 HeartStudio 导出的歌曲</translation>
    </message>
    <message>
        <source>{0}; {1}</source>
        <translation>{0}；{1}</translation>
    </message>
    <message>
        <source>{0}. {1}</source>
        <translation>{0}。{1}</translation>
    </message>
    <message>
        <source>{0}: {1}</source>
        <translation>{0}：{1}</translation>
    </message>
    <message>
        <source>{0} ({1})</source>
        <translation>{0}（{1}）</translation>
    </message>
    <message>
        <source>HeartStudio was closed meanwhile</source>
        <translation>HeartStudio 已在此期间关闭</translation>
    </message>
    <message>
        <source>The program&apos;s own file {0} is missing</source>
        <translation>缺少程序自带的文件 {0}</translation>
    </message>
    <message>
        <source>Songs and settings are not touched</source>
        <translation>歌曲和设置未受影响</translation>
    </message>
    <message>
        <source>Permission denied</source>
        <translation>没有权限</translation>
    </message>
    <message>
        <source>Operation not permitted</source>
        <translation>不允许此操作</translation>
    </message>
    <message>
        <source>No such file or directory</source>
        <translation>找不到文件或文件夹</translation>
    </message>
    <message>
        <source>File exists</source>
        <translation>文件已存在</translation>
    </message>
    <message>
        <source>Is a directory</source>
        <translation>是文件夹</translation>
    </message>
    <message>
        <source>Not a directory</source>
        <translation>不是文件夹</translation>
    </message>
    <message>
        <source>Directory not empty</source>
        <translation>文件夹不为空</translation>
    </message>
    <message>
        <source>File name too long</source>
        <translation>名称过长</translation>
    </message>
    <message>
        <source>Input/output error</source>
        <translation>读写错误</translation>
    </message>
    <message>
        <source>Read-only file system</source>
        <translation>磁盘是只读的</translation>
    </message>
    <message>
        <source>No space left on device</source>
        <translation>磁盘已满</translation>
    </message>
    <message>
        <source>Too many open files</source>
        <translation>打开的文件过多</translation>
    </message>
    <message>
        <source>The song itself is untouched</source>
        <translation>歌曲本身未受影响</translation>
    </message>
    <message>
        <source>Choose another format or a smaller cover, then try again</source>
        <translation>请选择其他格式或更小的封面，然后重试</translation>
    </message>
    <message>
        <source>it is neither a WAV nor an AIFF file</source>
        <translation>它既不是 WAV 也不是 AIFF 文件</translation>
    </message>
    <message>
        <source>{0} GB are more than such a file holds</source>
        <translation>{0} GB 超出了这种文件的容量</translation>
    </message>
    <message>
        <source>it is empty</source>
        <translation>文件为空</translation>
    </message>
    <message>
        <source>its last chunk has no end</source>
        <translation>最后一个数据块没有结尾</translation>
    </message>
    <message>
        <source>it has more chunks than any real one</source>
        <translation>数据块多得不合理</translation>
    </message>
    <message>
        <source>{0} MB are more than an ID3 tag holds</source>
        <translation>{0} MB 超出了 ID3 标签的容量</translation>
    </message>
    <message>
        <source>they do not begin as ID3 does</source>
        <translation>开头不是 ID3</translation>
    </message>
    <message>
        <source>ID3v2.{0} is not known</source>
        <translation>不支持 ID3v2.{0}</translation>
    </message>
    <message>
        <source>they end before they say</source>
        <translation>比所声明的更早结束</translation>
    </message>
    <message>
        <source>they hold more frames than any real ones</source>
        <translation>其中的帧多得不合理</translation>
    </message>
    <message>
        <source>a frame ends after its tag does</source>
        <translation>有一帧超出了标签的末尾</translation>
    </message>
    <message>
        <source>they are more blocks than any real ones</source>
        <translation>数据块多得不合理</translation>
    </message>
    <message>
        <source>it does not begin as FLAC does</source>
        <translation>开头不是 FLAC</translation>
    </message>
    <message>
        <source>{0} MB are more than a block of FLAC holds</source>
        <translation>{0} MB 超出了 FLAC 数据块的容量</translation>
    </message>
    <message>
        <source>they are more comments than any real ones</source>
        <translation>注释多得不合理</translation>
    </message>
    <message>
        <source>That is no picture that can be read</source>
        <translation>这不是可读取的图片</translation>
    </message>
    <message>
        <source>That is too large a picture</source>
        <translation>图片过大</translation>
    </message>
    <message>
        <source>a comment ends after its block does</source>
        <translation>有一条注释超出了数据块的末尾</translation>
    </message>
    <message>
        <source>{0} is not allowed; it must be {1}</source>
        <translation>{0} 无效，需要：{1}</translation>
    </message>
    <message>
        <source>HeartStudio ended while this cover was painted</source>
        <translation>HeartStudio 在绘制此封面时退出了</translation>
    </message>
    <message>
        <source>Fetch it again in Models</source>
        <translation>请在“模型”中重新下载</translation>
    </message>
    <message>
        <source>Fetch it in Models</source>
        <translation>请在“模型”中下载</translation>
    </message>
    <message>
        <source>Songs could not be brought back</source>
        <translation>无法找回歌曲</translation>
    </message>
    <message>
        <source>Choose &apos;Check the library&apos; in the File menu</source>
        <translation>请在“文件”菜单中选择“检查资料库”</translation>
    </message>
    <message>
        <source>Choose &apos;Look for missing songs&apos; in the File menu, or delete the song</source>
        <translation>请在“文件”菜单中选择“查找缺失的歌曲”，或删除这首歌曲</translation>
    </message>
    <message>
        <source>Choose &apos;Check the library&apos; in the File menu: it is decoded again from the song&apos;s codes</source>
        <translation>请在“文件”菜单中选择“检查资料库”：声音会由歌曲的编码重新解码</translation>
    </message>
</context>
<context>
    <name>Scroll</name>
    <message>
        <source>Up and down</source>
        <translation>上下滚动</translation>
    </message>
    <message>
        <source>Left and right</source>
        <translation>左右滚动</translation>
    </message>
</context>
<context>
    <name>Sections</name>
    <message>
        <source>Intro</source>
        <translation>前奏</translation>
    </message>
    <message>
        <source>Verse</source>
        <translation>主歌</translation>
    </message>
    <message>
        <source>Prechorus</source>
        <translation>预副歌</translation>
    </message>
    <message>
        <source>Chorus</source>
        <translation>副歌</translation>
    </message>
    <message>
        <source>Bridge</source>
        <translation>桥段</translation>
    </message>
    <message>
        <source>Outro</source>
        <translation>尾奏</translation>
    </message>
</context>
<context>
    <name>SeedField</name>
    <message>
        <source>By chance</source>
        <translation>随机</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>种子</translation>
    </message>
    <message>
        <source>Roll the dice</source>
        <translation>掷骰子</translation>
    </message>
</context>
<context>
    <name>Sidebar</name>
    <message>
        <source>Compose</source>
        <translation>作曲</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>资料库</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>队列</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Collections</source>
        <translation>精选</translation>
    </message>
    <message>
        <source>Favourites</source>
        <translation>收藏</translation>
    </message>
    <message>
        <source>This week</source>
        <translation>本周</translation>
    </message>
</context>
<context>
    <name>SongActions</name>
    <message>
        <source>Export to</source>
        <translation>导出到</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>播放</translation>
    </message>
    <message>
        <source>Show song</source>
        <translation>显示歌曲</translation>
    </message>
    <message>
        <source>Remove from favourites</source>
        <translation>取消收藏</translation>
    </message>
    <message>
        <source>Add to favourites</source>
        <translation>加入收藏</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>重新命名</translation>
    </message>
    <message>
        <source>New take</source>
        <translation>新版本</translation>
    </message>
    <message>
        <source>Use this recipe</source>
        <translation>使用此配方</translation>
    </message>
    <message>
        <source>Export as</source>
        <translation>导出为</translation>
    </message>
    <message>
        <source>Reveal in Finder</source>
        <translation>在访达中显示</translation>
    </message>
    <message numerus="yes">
        <source>Delete %n song(s)</source>
        <translation>
            <numerusform>删除 %Ln 首歌曲</numerusform>
        </translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>拷贝</translation>
    </message>
    <message>
        <source>Recipe alone</source>
        <translation>仅配方</translation>
    </message>
    <message>
        <source>Look for missing songs in</source>
        <translation>在此查找缺失的歌曲</translation>
    </message>
    <message>
        <source>Look for it</source>
        <translation>查找文件</translation>
    </message>
    <message>
        <source>Look for missing songs</source>
        <translation>查找缺失的歌曲</translation>
    </message>
</context>
<context>
    <name>SongDelegate</name>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>Sound file is missing</source>
        <translation>声音文件丢失</translation>
    </message>
</context>
<context>
    <name>SongGrid</name>
    <message>
        <source>Songs</source>
        <translation>歌曲</translation>
    </message>
</context>
<context>
    <name>SongMenu</name>
    <message>
        <source>Play</source>
        <translation>播放</translation>
    </message>
    <message>
        <source>Show song</source>
        <translation>显示歌曲</translation>
    </message>
    <message>
        <source>Favourite</source>
        <translation>收藏</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>重新命名</translation>
    </message>
    <message>
        <source>New take</source>
        <translation>新版本</translation>
    </message>
    <message>
        <source>Use this recipe</source>
        <translation>使用此配方</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Reveal in Finder</source>
        <translation>在访达中显示</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
</context>
<context>
    <name>SongPage</name>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Reveal in Finder</source>
        <translation>在访达中显示</translation>
    </message>
    <message>
        <source>Favourite</source>
        <translation>收藏</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>播放</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>New take</source>
        <translation>新版本</translation>
    </message>
    <message>
        <source>Use this recipe</source>
        <translation>使用此配方</translation>
    </message>
    <message>
        <source>take {0}</source>
        <translation>版本 {0}</translation>
    </message>
    <message>
        <source>It came from outside: there is nothing to go on from</source>
        <translation>它来自外部：无从继续</translation>
    </message>
    <message>
        <source>Branch from {0}</source>
        <translation>从 {0} 分支</translation>
    </message>
</context>
<context>
    <name>SongRow</name>
    <message>
        <source>Play {0}</source>
        <translation>播放 {0}</translation>
    </message>
    <message>
        <source>Pause {0}</source>
        <translation>暂停 {0}</translation>
    </message>
</context>
<context>
    <name>StudioWindow</name>
    <message numerus="yes">
        <source>%n song(s) can be gone on with</source>
        <translation>
            <numerusform>%Ln 首歌曲可以继续</numerusform>
        </translation>
    </message>
    <message>
        <source>They were interrupted; what was composed is kept.</source>
        <translation>它们被中断；已作的部分已保留。</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>显示</translation>
    </message>
    <message numerus="yes">
        <source>%n song(s) moved to the trash</source>
        <translation>
            <numerusform>%Ln 首歌曲已移到废纸篓</numerusform>
        </translation>
    </message>
    <message>
        <source>They stay there for thirty days.</source>
        <translation>将在那里保留三十天。</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>In the queue</source>
        <translation>已加入队列</translation>
    </message>
    <message>
        <source>{0} is ready</source>
        <translation>{0} 已完成</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>播放</translation>
    </message>
    <message numerus="yes">
        <source>%n song(s) exported</source>
        <translation>
            <numerusform>已导出 %Ln 首歌曲</numerusform>
        </translation>
    </message>
    <message>
        <source>Lyrics and songs</source>
        <translation>歌词和歌曲</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
</context>
<context>
    <name>TagChip</name>
    <message>
        <source>Tag {0}; press to remove</source>
        <translation>标签 {0}；按下移除</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
</context>
<context>
    <name>Tags</name>
    <message>
        <source>Genre</source>
        <translation>流派</translation>
    </message>
    <message>
        <source>Voice and sound</source>
        <translation>音色</translation>
    </message>
    <message>
        <source>Singer</source>
        <translation>演唱</translation>
    </message>
    <message>
        <source>Mood</source>
        <translation>情绪</translation>
    </message>
    <message>
        <source>Instruments</source>
        <translation>乐器</translation>
    </message>
    <message>
        <source>Scene</source>
        <translation>场景</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>地区</translation>
    </message>
    <message>
        <source>Topic</source>
        <translation>主题</translation>
    </message>
</context>
<context>
    <name>TitleField</name>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
</context>
<context>
    <name>Tray</name>
    <message>
        <source>Open Studio</source>
        <translation>打开工作室</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>播放</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一首</translation>
    </message>
    <message>
        <source>Cancel the song in the making</source>
        <translation>取消正在创作的歌曲</translation>
    </message>
    <message>
        <source>Preferences</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Quit HeartStudio</source>
        <translation>退出 HeartStudio</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
</context>
<context>
    <name>Waveform</name>
    <message>
        <source>Place in the song</source>
        <translation>歌曲位置</translation>
    </message>
</context>
<context>
    <name>Welcome</name>
    <message>
        <source>Compose fifteen seconds</source>
        <translation>创作十五秒</translation>
    </message>
    <message>
        <source>Hear it at once: the demo model is here already.</source>
        <translation>马上听听：演示模型已经在这里。</translation>
    </message>
    <message>
        <source>Welcome</source>
        <translation>欢迎</translation>
    </message>
    <message>
        <source>A model that sings</source>
        <translation>会唱歌的模型</translation>
    </message>
    <message>
        <source>Choose another folder</source>
        <translation>选择其他文件夹</translation>
    </message>
    <message>
        <source>Songs are ordinary files in a folder of yours.</source>
        <translation>歌曲是你文件夹中的普通文件。</translation>
    </message>
    <message>
        <source>Where songs live</source>
        <translation>歌曲存放处</translation>
    </message>
    <message>
        <source>Begin</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>跳过</translation>
    </message>
    <message>
        <source>Composing</source>
        <translation>正在作曲</translation>
    </message>
    <message>
        <source>Your first song. It is in the library.</source>
        <translation>你的第一首歌，已在资料库中。</translation>
    </message>
    <message>
        <source>A few words become a song, on this Mac and nowhere else.</source>
        <translation>几句话变成一首歌，只在这台 Mac 上。</translation>
    </message>
    <message>
        <source>The demo plays a little and sings nothing.
A full model sings your words.</source>
        <translation>演示模型只会简单演奏，不会唱歌。
完整模型会唱出你的歌词。</translation>
    </message>
    <message>
        <source>Fetch in the background</source>
        <translation>在后台下载</translation>
    </message>
    <message>
        <source>to fetch</source>
        <translation>下载</translation>
    </message>
    <message>
        <source>of memory</source>
        <translation>内存</translation>
    </message>
    <message>
        <source>for {0} of music</source>
        <translation>创作 {0} 音乐</translation>
    </message>
    <message>
        <source>Compose another one</source>
        <translation>再创作一首</translation>
    </message>
</context>
<context>
    <name>Wording</name>
    <message>
        <source>{0} s</source>
        <translation>{0} 秒</translation>
    </message>
    <message>
        <source>{0} min {1} s</source>
        <translation>{0} 分 {1} 秒</translation>
    </message>
    <message>
        <source>{0} min</source>
        <translation>{0} 分钟</translation>
    </message>
    <message>
        <source>{0} h {1} min</source>
        <translation>{0} 小时 {1} 分</translation>
    </message>
    <message>
        <source>today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>yesterday</source>
        <translation>昨天</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>等待中</translation>
    </message>
    <message>
        <source>Loading the model</source>
        <translation>正在载入模型</translation>
    </message>
    <message>
        <source>Reading the words</source>
        <translation>正在阅读歌词</translation>
    </message>
    <message>
        <source>Saving</source>
        <translation>正在存储</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>{0} %</source>
        <translation>{0}%</translation>
    </message>
    <message>
        <source>{0} left</source>
        <translation>剩余 {0}</translation>
    </message>
    <message>
        <source>{0} frames/s</source>
        <translation>{0} 帧/秒</translation>
    </message>
    <message>
        <source>Getting ready to paint</source>
        <translation>正在准备绘制</translation>
    </message>
    <message>
        <source>Painting, step {0} of {1}</source>
        <translation>正在绘制，第 {0} / {1} 步</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>An instrumental: it has no words.</source>
        <translation>纯音乐，没有歌词。</translation>
    </message>
</context>
<context>
    <name>_AdviceLine</name>
    <message>
        <source>Change</source>
        <translation>更改</translation>
    </message>
</context>
<context>
    <name>_Dots</name>
    <message>
        <source>Step {0} of {1}</source>
        <translation>第 {0} 步，共 {1} 步</translation>
    </message>
</context>
<context>
    <name>_Offer</name>
    <message>
        <source>Interrupted at {0} of {1}, {2}</source>
        <translation>中断于 {0} / {1}，{2}</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>丢弃</translation>
    </message>
</context>
<context>
    <name>_Popup</name>
    <message>
        <source>Tags that fit</source>
        <translation>匹配的标签</translation>
    </message>
</context>
<context>
    <name>_TagLine</name>
    <message>
        <source>Add a tag</source>
        <translation>添加标签</translation>
    </message>
</context>
<context>
    <name>_Takes</name>
    <message numerus="yes">
        <source>%n take(s)</source>
        <translation>
            <numerusform>%Ln 个版本</numerusform>
        </translation>
    </message>
</context>
</TS>
